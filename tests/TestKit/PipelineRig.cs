using Breakwater.Pipeline;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Signals;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.TestKit;

/// <summary>One process: all handlers over the ports of a <see cref="World"/>, composed in this one place.</summary>
public sealed class PipelineRig
{
    public PipelineRig(World world, CrashPlan? crash = null, Func<IStateStore, IStateStore>? through = null)
        : this(Through(world, crash ??= new CrashPlan(), through), world.Venue) => Crash = crash;

    /// <summary>Over a market and a venue that are not of the world.</summary>
    public PipelineRig(World world, IMarketData market, ITradingVenue venue)
        : this(Through(world, new CrashPlan(), null) with { Market = market, Venue = venue }, venue)
    {
    }

    /// <summary>All handlers over these ports.</summary>
    /// <param name="ports">What the handlers use.</param>
    /// <param name="reports">The venue that reports ask.</param>
    public PipelineRig(RigPorts ports, ITradingVenue? reports = null)
    {
        (BotSettings settings, IStateStore store, IMessageBus bus, IJournal journal, IPushChannel push,
            IMarketData market, ITradingVenue venue, TimeProvider clock) = ports;
        Crash = new CrashPlan();
        var events = new EventLog(NullLoggerFactory.Instance, clock);
        var alerts = new AlertDesk(settings, push, events);
        var committer = new Committer(store, bus, journal);
        Book = new TradeBook(settings, store);
        Desk = new EngineDesk(settings, store, push, clock);
        Presets = new PresetDesk(settings, store, clock);
        var inputs = new ScanInputs(market);
        Events = new TradeEventRows(settings, store);
        var archive = new TradeArchive(settings, store, Events);
        var ledger = new TradeLedger(settings, store, Book, archive, push, Presets, events, clock);
        Positions = new ManagePositionsHandler(settings, market, venue, Book, committer, Desk, Presets);
        Incidents = new IncidentDesk(settings, store, Book, Desk, alerts);
        var taken = new TakenLots(settings, venue, market, ledger, committer, alerts);
        var lots = new LotComparison(settings, venue, Book, committer, Desk, taken, alerts);
        var late = new LateOrders(venue, ledger);
        var unlisted = new UnlistedTrades(market, Book, ledger, alerts);
        var foreign = new ForeignOrders(settings, journal);
        Reconcile = new ReconcileHandler(
            settings, venue, Book, committer, archive, store, late, lots, unlisted, foreign, Incidents);
        Scheduler = new ScanSchedulerHandler(settings, market, store, committer, Desk, Presets);
        Relay = new OutboxRelayHandler(settings, store, committer);
        Heartbeat = new HeartbeatHandler(settings, store, Book, Desk, Presets, push, bus);
        Commands = new CommandHandler(settings, Book, committer, journal, alerts, Desk, events, clock);
        Reports = new BotReports(settings, store, market, reports ?? venue, Book, clock);
        Account = new AccountReport(settings, store, reports ?? venue, Book, clock);
        var account = new AccountCheck(settings, market, venue, Book, Presets, journal, events, clock);
        var live = new LiveCheck(settings, Book, Presets, account, new LiveLedger(settings, venue, Book, store, clock));
        var risk = new RiskInputs(Desk, market, venue, inputs, clock);
        var entries = new EntryDesk(market, Desk);
        var wakes = new WakeUps(settings, committer);
        Close = new ClosePositionHandler(settings, Book, committer, events, clock);
        Cycle = new TradingCycle(
            Scheduler,
            new ScanMarketHandler(settings, inputs, store, committer, journal, Desk, Presets, alerts, clock),
            new DetectBreakoutHandler(settings, inputs, store, committer, journal, push, Presets, events, clock),
            new AssessRiskHandler(settings, risk, Book, committer, journal, Desk, Presets),
            new CarryOnTradeHandler(venue, Book, ledger, entries, wakes, Desk, clock),
            new BootHandler(settings, market, Reconcile, committer, Desk, Presets, live, events, clock),
            new FlattenHandler(settings, Positions, Book, bus, clock),
            new CancelOrdersHandler(settings, Book, ledger, committer, clock),
            Positions,
            new GuardHandler(settings, store, Book, Desk, Presets, Commands, alerts),
            new BootWatch(settings, committer, Desk),
            Reconcile,
            Heartbeat,
            Relay,
            new RowQuarantine(settings, store, Events, Desk, committer, alerts, clock),
            new Invocations(settings, NullLoggerFactory.Instance, clock),
            clock);
    }

    public ClosePositionHandler Close { get; }

    public CrashPlan Crash { get; }

    public TradingCycle Cycle { get; }

    public TradeBook Book { get; }

    public TradeEventRows Events { get; }

    public EngineDesk Desk { get; }

    public PresetDesk Presets { get; }

    public CommandHandler Commands { get; }

    public BotReports Reports { get; }

    public AccountReport Account { get; }

    public ManagePositionsHandler Positions { get; }

    public ReconcileHandler Reconcile { get; }

    public IncidentDesk Incidents { get; }

    public ScanSchedulerHandler Scheduler { get; }

    public OutboxRelayHandler Relay { get; }

    public HeartbeatHandler Heartbeat { get; }

    private static RigPorts Through(World world, CrashPlan crash, Func<IStateStore, IStateStore>? through) => new(
        world.Settings,
        new CrashingStore(through?.Invoke(world.Store) ?? world.Store, crash),
        new CrashingBus(world.Bus, crash),
        new CrashingJournal(world.Journal, crash),
        new CrashingPush(world.Push, crash),
        world.Market,
        new CrashingVenue(world.Venue, crash),
        world.Clock);
}

/// <summary>Everything that handlers reach the outside by.</summary>
public sealed record RigPorts(
    BotSettings Settings,
    IStateStore Store,
    IMessageBus Bus,
    IJournal Journal,
    IPushChannel Push,
    IMarketData Market,
    ITradingVenue Venue,
    TimeProvider Clock);
