using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Outside;

/// <summary>What is down at the moment, and until when.</summary>
public sealed class Weather(Timeline timeline)
{
    private readonly DateTimeOffset[] until = new DateTimeOffset[FaultPlan.Kinds.Count];

    /// <summary>Faults after which nothing can be protected until they are over.</summary>
    private static readonly Fault[] Storms =
    [
        Fault.BusDown, Fault.StoreDown, Fault.VenueDown, Fault.RateLimited, Fault.Banned,
    ];

    public bool Is(Fault fault) => timeline.Now < until[(int)fault];

    public bool IsStormy => Array.Exists(Storms, Is);

    public void Begin(Fault fault, TimeSpan span) => until[(int)fault] = timeline.Now + span;

    public void Clear() => Array.Clear(until);
}
