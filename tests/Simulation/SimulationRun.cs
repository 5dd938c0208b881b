using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;
using Breakwater.Simulation.Time;
using Breakwater.TestKit;

namespace Breakwater.Simulation;

/// <summary>The real handlers against a made world, from one seed.</summary>
public sealed class SimulationRun
{
    private const decimal StartEquity = 10_000m;
    private static readonly TimeSpan ChaosMax = TimeSpan.FromHours(6);

    private readonly RunRequest request;
    private readonly Chance chance;
    private readonly bool isSliced;
    private readonly bool scans;
    private readonly Dictionary<string, decimal> start = [];

    private SimulationRun(RunRequest request)
    {
        this.request = request;
        chance = Chance.Of(request.Seed, "scenario");
        isSliced = Chance.Of(request.Seed, "slices").Happens(0.3);
        var settings = new BotSettings(
            World.Bot,
            TradingMode.Paper,
            new ActivePreset(isSliced ? SimulationRules.Sliced : SimulationRules.Preset, "1"),
            StartEquity);
        var faults = new FaultPlan(request.Seed, request.Faults, request.Intensity);
        Site = new Site(request.Seed, faults, settings, request);
        scans = request.Scans ?? Chance.Of(request.Seed, "scans").Happens(0.5);
        Path = new MarketPath(Site) { HasWandered = scans };
        Host = new Host(Site, Path);
        Timers = new AppTimers(Site, Host);
        Signals = new SignalSource(Site);
        Doer = new Doer(Site, Host, Path, Signals);
        Script = new Script(Site, Doer, request);
    }

    private Site Site { get; }

    private MarketPath Path { get; }

    private Host Host { get; }

    private AppTimers Timers { get; }

    private SignalSource Signals { get; }

    private Doer Doer { get; }

    private Script Script { get; }

    /// <summary>Runs it to its end.</summary>
    public static Report Execute(RunRequest request)
    {
        var simulation = new SimulationRun(request);
        simulation.Begin();
        simulation.Chaos();
        new Calm(simulation.Site, simulation.Host, simulation.Timers, simulation.Path)
            .End(simulation.Signals.Sent, simulation.start);

        return simulation.Tell();
    }

    private void Begin()
    {
        List();
        Path.Begin();
        int instances = 1 + chance.Below(3);
        for (int number = 0; number < instances; number++)
        {
            Host.Start(TimeSpan.Zero);
        }

        if (chance.Happens(0.5))
        {
            Doer.Command(BotCommand.Start, 0);
        }
        else
        {
            Site.Store(new BotControl { Run = BotRun.Running, Phase = BootPhase.Running, At = Site.Now });
        }

        Timers.Begin(scans);
        Script.Begin();
    }

    private void List()
    {
        string[] names = ["AAA", "BBB", "CCC"];
        decimal[] steps = [0.001m, 0.1m, 1m];
        Site.Exchange.Fees = new FeeTerms(0.001m, chance.Happens(0.3) ? "BNB" : null);
        Deposit("USDT", StartEquity);
        Deposit("BNB", 10m);
        for (int number = 0; number < 1 + chance.Below(names.Length); number++)
        {
            decimal step = chance.Of(steps);
            Instrument instrument = TestRules.Instrument(names[number]) with
            {
                LotStep = step,
                MinQuantity = step,
                TickSize = 0.01m,
                MinNotional = chance.Of([5m, 10m, 100m]),
                Permissions = TestRules.Lists(chance.Of([ListKind.None, ListKind.Oto, ListKind.Opo])),
            };
            var listing = new Listing(instrument, instrument.PriceDown((decimal)chance.Between(40, 160)));
            // At each price a thin book offers a fraction of what an entry wants.
            listing.Depth = isSliced ? instrument.QuantityDown(240m / listing.Bid) + step : listing.Depth;
            Site.Exchange.List(listing);
        }
    }

    private void Deposit(string asset, decimal amount)
    {
        start[asset] = amount;
        Site.Exchange.Account.Move(asset, amount, 0m);
    }

    private void Chaos()
    {
        DateTimeOffset end = Site.Now + ChaosMax;
        while (Site.Steps < request.Steps && Site.Now < end && Site.Violations.Count == 0 && Site.Timeline.Step())
        {
            // Everything happens in the steps.
        }
    }

    private Report Tell() => new(
        request.Seed,
        Site.Violations,
        Site.Trace.Lines,
        Site.Trace.Fingerprint,
        new RunCounts(
            Site.Steps,
            Script.Drawn,
            Site.Faults.Counts,
            Site.Outcomes.Counts,
            Site.Watch.Orders.BareTimes,
            Site.Watch.Orders.LongestInFairWeather,
            Site.Watch.LongestRace));
}
