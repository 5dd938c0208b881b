using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Outside;

/// <summary>
/// The way from one process to everything outside: the request travels, is done, and the answer travels back. In each
/// of these moments others may come in between, and the process may die.
/// </summary>
public sealed class Line(Site site, Instance instance) : ILife
{
    private readonly Chance latency = Chance.Of(site.Seed, "latency", instance.Number);

    public Instance Instance => instance;

    /// <summary>A request that is on its way when its sender dies may still arrive.</summary>
    public bool GoesOn() => !instance.IsDead || latency.Happens(0.5);

    /// <summary>Calls the outside.</summary>
    /// <param name="what">For the trace.</param>
    /// <param name="about">For the trace.</param>
    /// <param name="deed">Done when the request arrives; what it throws is the answer.</param>
    public async Task<T> CallAsync<T>(string what, string about, Func<T> deed)
    {
        if (instance.DiesBefore())
        {
            site.Kill(instance);
        }

        int call = instance.Calls;
        await Travel(instance.IsDead ? instance : this);
        site.Trace.Add(instance, what, about);
        site.CountStep();
        Exception? failure = null;
        T answer = default!;
        try
        {
            answer = deed();
        }
        catch (Pipeline.Ports.OutsideTroubleException trouble)
        {
            site.Trace.Add(instance, "trouble", trouble.Message);
            failure = trouble;
        }

        if (instance.DiesAfter(call))
        {
            site.Kill(instance);
        }

        await Travel(instance);

        return failure is null ? answer : throw failure;
    }

    /// <summary>Waits as the process would, for example for an answer that does not come.</summary>
    public Wait Idle(TimeSpan span) => new(site.Timeline, span, instance);

    // As long as a request stays valid, as long as a handler may wait before it sends, or longer than both.
    private static TimeSpan StallOf(Chance chance) => chance.Happens(0.6)
        ? Ports.VenueAnswer.ReceiveWindow
        : TimeSpan.FromSeconds(25);

    private Wait Travel(ILife traveller)
    {
        TimeSpan delay = site.Faults.Strikes(Fault.Stall, 0.3)
            ? site.Faults.Details(Fault.Stall).UpTo(StallOf(site.Faults.Details(Fault.Stall)))
            : TimeSpan.FromTicks((long)(latency.Next() % (8 * TimeSpan.TicksPerMillisecond)));

        return new Wait(site.Timeline, delay, traveller);
    }
}
