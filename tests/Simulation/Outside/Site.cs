using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Invariants;
using Breakwater.Simulation.Ports;
using Breakwater.Simulation.Scenarios;
using Breakwater.Simulation.Time;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Outside;

/// <summary>Everything outside the processes: it survives every crash and is shared by all.</summary>
public sealed class Site
{
    private readonly List<Violation> violations = [];
    private readonly RunRequest request;
    private readonly List<Instance> instances = [];

    public Site(ulong seed, FaultPlan faults, BotSettings settings, RunRequest request)
    {
        Seed = seed;
        Faults = faults;
        Settings = settings;
        this.request = request;
        Timeline = new Timeline(TestRules.Start, Chance.Of(seed, "ties"));
        Trace = new Trace(Timeline, request.KeepsTrace);
        Weather = new Weather(Timeline);
        Exchange = new SpotExchange(Timeline.Clock);
        Queue = new Queueing(this);
        Watch = new Watch(this);
        Desk = new OrderDesk(this);
        Exchange.Changed = Watch.Orders.Changed;
    }

    public ulong Seed { get; }

    public FaultPlan Faults { get; }

    public BotSettings Settings { get; }

    public Timeline Timeline { get; }

    public Trace Trace { get; }

    public Weather Weather { get; }

    public SpotExchange Exchange { get; }

    public MemoryStore Rows { get; } = new();

    public MemoryJournal Journal { get; } = new();

    public Queueing Queue { get; }

    public Watch Watch { get; }

    internal OrderDesk Desk { get; }

    public OutcomeCounts Outcomes { get; } = new();

    /// <summary>The living processes.</summary>
    public IReadOnlyList<Instance> Instances => instances;

    public IReadOnlyList<Violation> Violations => violations;

    /// <summary>Port calls of all processes.</summary>
    public int Steps { get; private set; }

    /// <summary>Told when a process has died.</summary>
    public Action<Instance> Died { get; set; } = static _ => { };

    public DateTimeOffset Now => Timeline.Now;

    /// <summary>What others brought into the account, by asset.</summary>
    public SortedDictionary<string, decimal> Foreign { get; } = new(StringComparer.Ordinal);

    /// <summary>What others took out of it, by asset, whether they brought it back or not.</summary>
    public SortedDictionary<string, decimal> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>The ports as the handlers get them.</summary>
    public RigPorts Planted(RigPorts ports) => request.Plant(ports);

    /// <summary>Stores a control without going through the start-up.</summary>
    public void Store(BotControl control)
    {
        Changes changes = new Changes(Settings.Places.Engine).Upsert(Places.ControlKey, control);
        Rows.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None).Wait();
        Watch.Committed(changes.Partition, changes.Writes);
    }

    public void CountStep() => Steps++;

    public void AddForeign(string asset, decimal amount)
    {
        Exchange.Account.Move(asset, amount, 0m);
        Foreign[asset] = Foreign.GetValueOrDefault(asset) + amount;
        Watch.Shortage.Look();
    }

    public void Take(Listing listing, decimal amount)
    {
        string asset = listing.Instrument.BaseAsset;
        AddForeign(asset, -amount);
        Taken[asset] = Taken.GetValueOrDefault(asset) + amount;
        Watch.Orders.Taken(listing);
        Watch.Shortage.Look();
    }

    /// <summary>The owner moves what can be traded no more.</summary>
    public void TakeUnlisted()
    {
        foreach (Listing listing in Exchange.Listings.Where(one => one.Status is ListingStatus.Gone))
        {
            decimal free = Exchange.Account.Free(listing.Instrument.BaseAsset);
            if (free > 0m)
            {
                Take(listing, free);
            }
        }
    }

    public void Break(Law law, string text)
    {
        if (request.ExcusesGaps && KnownGaps.Excuses(law))
        {
            return;
        }

        // One defect shows in many places; the first few tell what it is.
        if (violations.Count < 20)
        {
            violations.Add(new Violation(law, text, Steps));
            Trace.Add(null, "VIOLATION", $"{law}: {text}");
        }
    }

    public void Join(Instance instance) => instances.Add(instance);

    /// <summary>The process dies; what it did not finish is delivered again once its locks have run out.</summary>
    public void Kill(Instance instance)
    {
        Trace.Add(instance, "dies", string.Empty);
        instance.Die();
        instances.Remove(instance);
        Queue.Unlock(instance);
        Died(instance);
    }
}
