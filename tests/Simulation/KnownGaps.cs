using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation;

/// <summary>What the code does not do yet: left out of the runs by name, and shown to be missing still.</summary>
public static class KnownGaps
{
    /// <summary>Empty while order safety is whole, as far as is known.</summary>
    public static IReadOnlyList<KnownGap> All { get; } = [];

    /// <summary>Every fault that no gap leaves out.</summary>
    public static IReadOnlyList<Fault> FaultsInForce { get; } =
        [.. FaultPlan.All.Where(fault => All.All(gap => gap.Fault != fault))];

    /// <summary>Whether a gap leaves this law out.</summary>
    public static bool Excuses(Law law) => law is not Law.None && All.Any(gap => gap.Law == law);
}

/// <summary>One thing that is missing.</summary>
/// <param name="Name">For lists.</param>
/// <param name="Why">What goes wrong.</param>
/// <param name="Law">The law that is not checked because of it; none when it is a fault that is left out.</param>
/// <param name="Fault">The fault that does not happen because of it; none when it is a law that is not checked.</param>
public sealed record KnownGap(string Name, string Why, Law Law, Fault Fault)
{
    /// <summary>The branch of the outcome table that only this fault leads to.</summary>
    public Outcome Branch { get; init; }
}
