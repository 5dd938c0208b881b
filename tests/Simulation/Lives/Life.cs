using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Lives;

/// <summary>
/// One trade from the start of the bot to its last sale; nothing goes wrong but that processes die at given calls.
/// </summary>
public sealed class Life
{
    private const decimal Equity = 10_000m;
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(2);

    private static readonly Preset Rules = TestRules.Preset with
    {
        Exits = TestRules.Exits with { MaxHoldHours = 0.4m, TrailStepAfterR = 1.2m, TrailStepBasisPoints = 100m },
    };

    private readonly LifePlan plan;
    private readonly Site site;
    private readonly MarketPath path;
    private readonly Host host;
    private readonly AppTimers timers;
    private readonly Listing listing;
    private readonly Instance first;
    private readonly Dictionary<Moment, int> calls = [];
    private int deaths;

    private Life(LifePlan plan)
    {
        this.plan = plan;
        var request = new RunRequest(7) { Faults = [], KeepsTrace = plan.KeepsTrace };
        var settings = new BotSettings(World.Bot, TradingMode.Paper, new ActivePreset(Rules, "1"), Equity);
        site = new Site(request.Seed, new FaultPlan(request.Seed, []), settings, request);
        path = new MarketPath(site) { IsStill = true };
        host = new Host(site, path);
        timers = new AppTimers(site, host) { AreOff = true };
        listing = new Listing(TestRules.Instrument("BTC"), 101.5m);
        site.Exchange.List(listing);
        site.Exchange.Account.Move("USDT", Equity, 0m);
        path.Begin();
        path.Fix(Timeframe.H1, Flat(Timeframe.H1));
        path.Fix(Timeframe.M15, Breakout());
        site.Died = Restart;
        first = host.Start(TimeSpan.Zero, LifePlan.PointOf(plan.FirstCrash));
    }

    /// <summary>Lives it once.</summary>
    public static LifeReport Live(LifePlan plan)
    {
        var life = new Life(plan);
        if (!plan.Moments.Contains(Moment.Start))
        {
            life.site.Store(new BotControl { Run = BotRun.Running, Phase = BootPhase.Running, At = life.site.Now });
        }

        foreach (Moment moment in plan.Moments)
        {
            life.Pass(moment, () => life.Do(moment));
        }

        new Calm(life.site, life.host, life.timers, life.path)
            .End([], new Dictionary<string, decimal> { ["USDT"] = Equity });

        return life.Tell();
    }

    private void Do(Moment moment)
    {
        switch (moment)
        {
            case Moment.Start:
                Insist(static rig => rig.Commands.HandleAsync(BotCommand.Start, "test", CancellationToken.None));
                break;
            case Moment.Entry:
                Enter();
                break;
            case Moment.Target:
                Price(106.5m);
                break;
            case Moment.StopMove:
                Price(109.5m);
                break;
            case Moment.Exit when plan.StopLag > TimeSpan.Zero:
                Lag();
                path.Jump(listing, 90m / listing.Bid);
                Insist(static rig => rig.Commands.HandleAsync(BotCommand.Kill, "test", CancellationToken.None));
                break;
            case Moment.Exit when plan.IsKilled:
                Insist(static rig => rig.Commands.HandleAsync(BotCommand.Kill, "test", CancellationToken.None));
                break;
            case Moment.Exit:
                Price(90m);
                break;
            default:
                throw new InvalidOperationException($"{moment} cannot be lived.");
        }
    }

    private void Pass(Moment moment, Action deed)
    {
        deed();
        Settle();
        foreach (AppTimer timer in Rounds())
        {
            timers.Start(timer);
            Settle();
            site.Timeline.After(TimeSpan.FromSeconds(16), static () => { });
            Settle();
            site.Watch.Orders.Look();
        }

        calls[moment] = first.Calls;
    }

    // A shorter life is for many runs: one round, and no heartbeat.
    private IEnumerable<AppTimer> Rounds() => plan.Moments.Contains(Moment.Start)
        ? AppTimers.All.Concat(AppTimers.All)
        : AppTimers.All.Where(timer => timer.Name != "heartbeat");

    private void Enter()
    {
        // The book holds less than is wanted: the entry is filled in part.
        listing.Depth = 1m;
        Insist(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        listing.Depth = 1_000_000m;
    }

    // From now on what happens to a resting stop is seen late.
    private void Lag()
    {
        foreach (ExchangeOrder stop in site.Exchange.Resting.Where(order => order.Ticket.IsStop))
        {
            stop.Lag = plan.StopLag;
        }
    }

    private void Price(decimal bid)
    {
        path.Jump(listing, bid / listing.Bid);
        timers.Start(AppTimers.All[0]);
    }

    // What died with its process is asked for again, by the operator or by the next timer; two may die.
    private void Insist(Func<PipelineRig, Task> work)
    {
        for (int time = 1; time <= 3; time++)
        {
            host.Run(site.Instances[0], $"work-{time}", work);
            Settle();
        }
    }

    private void Settle()
    {
        while (site.Timeline.Pending > 0 && site.Timeline.Step())
        {
            // Everything happens in the steps.
        }
    }

    private void Restart(Instance dead)
    {
        deaths++;
        CrashPoint? next = deaths == 1 ? LifePlan.PointOf(plan.SecondCrash) : null;
        site.Timeline.After(RestartAfter, () => host.Start(TimeSpan.Zero, next));
    }

    private LifeReport Tell() => new(
        site.Violations,
        calls,
        deaths,
        site.Watch.Ever.Values.Count(trade => trade.Status is TradeStatus.Closed),
        site.Watch.Orders.BareTimes.Append(TimeSpan.Zero).Max(),
        site.Trace.Lines);

    private static Candle[] Flat(Timeframe timeframe)
    {
        DateTimeOffset first = timeframe.OpenTimeAt(TestRules.Start) - (60 * timeframe.Duration());

        return
        [
            .. Enumerable.Range(0, 60).Select(slot => new Candle(
                first + (slot * timeframe.Duration()), 100m, 101m, 99m, 100m, 10m)),
        ];
    }

    private static Candle[] Breakout()
    {
        Candle[] candles = Flat(Timeframe.M15);
        candles[^1] = candles[^1] with { Open = 100.5m, High = 101.6m, Low = 100.4m, Close = 101.5m, Volume = 30m };

        return candles;
    }
}
