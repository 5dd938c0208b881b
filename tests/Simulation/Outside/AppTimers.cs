using Breakwater.Simulation.Time;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Outside;

/// <summary>The timers of the app, at their own times, on whichever process has the lease.</summary>
public sealed class AppTimers(Site site, Host host)
{
    /// <summary>The timer that finds missing stops.</summary>
    public const string Watchdog = "reconcile";

    private static readonly TimeSpan ScanDelay = TimeSpan.FromSeconds(2);

    private readonly Chance chance = Chance.Of(site.Seed, "timers");

    /// <summary>While true, no timer fires by itself.</summary>
    public bool AreOff { get; set; }

    public static IReadOnlyList<AppTimer> All { get; } =
    [
        new("manage", TimeSpan.FromSeconds(15), rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None)),
        new(Watchdog, TimeSpan.FromSeconds(60), rig => rig.Cycle.ReconcileAsync(CancellationToken.None)),
        new("relay", TimeSpan.FromSeconds(30), rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None)),
        new("heartbeat", TimeSpan.FromSeconds(30), rig => rig.Cycle.BeatAsync(CancellationToken.None)),
    ];

    /// <summary>The timer that begins a cycle, two seconds after each close of a signal candle.</summary>
    public static AppTimer Scan { get; } =
        new("scan", TimeSpan.FromSeconds(60), rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));

    /// <summary>Begins with the timers, from now on.</summary>
    /// <param name="scans">Whether the market is scanned.</param>
    public void Begin(bool scans)
    {
        foreach (AppTimer timer in All)
        {
            Schedule(timer);
        }

        if (scans)
        {
            site.Timeline.After(ScanDelay, () => Schedule(Scan));
        }
    }

    /// <summary>Runs a timer now.</summary>
    public void Start(AppTimer timer)
    {
        if (site.Instances.Count > 0)
        {
            host.Run(chance.Of(site.Instances), timer.Name, timer.Work);
        }
    }

    private void Schedule(AppTimer timer) => site.Timeline.Every(site.Now + timer.Every, () =>
    {
        if (AreOff)
        {
            return;
        }

        Schedule(timer);
        if (site.Faults.Strikes(Fault.TimerMissed, 2))
        {
            return;
        }

        Start(timer);
        if (site.Faults.Strikes(Fault.TimerTwice, 2))
        {
            Start(timer);
        }
    });
}

/// <summary>One timer.</summary>
public sealed record AppTimer(string Name, TimeSpan Every, Func<PipelineRig, Task> Work);
