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
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.TestKit;

/// <summary>One process: all handlers over the ports of a <see cref="World"/>, composed in this one place.</summary>
public sealed class PipelineRig
{
    public PipelineRig(World world, CrashPlan? crash = null, Func<IStateStore, IStateStore>? through = null)
        : this(Through(world, crash ??= new CrashPlan(), through), world.Venue) => Crash = crash;

    /// <summary>All handlers over these ports.</summary>
    /// <param name="ports">What the handlers use.</param>
    /// <param name="reports">The venue that reports ask.</param>
    public PipelineRig(RigPorts ports, ITradingVenue? reports = null)
    {
        (BotSettings settings, IStateStore store, IMessageBus bus, IJournal journal, IPushChannel push,
            IMarketData market, ITradingVenue venue, TimeProvider clock) = ports;
        Crash = new CrashPlan();
        var events = new EventLog(NullLoggerFactory.Instance, clock);
        var committer = new Committer(store, bus);
        Book = new TradeBook(settings, store);
        Desk = new EngineDesk(settings, store, push, clock);
        Presets = new PresetDesk(settings, store, clock);
        var inputs = new ScanInputs(market);
        var ledger = new TradeLedger(settings, store, Book, journal, push, Presets, events);
        Positions = new ManagePositionsHandler(settings, market, venue, Book, committer, journal, Desk, Presets);
        Reconcile = new ReconcileHandler(settings, venue, Book, committer, ledger, store, journal);
        Scheduler = new ScanSchedulerHandler(settings, market, store, committer, Desk, Presets);
        Relay = new OutboxRelayHandler(settings, store, committer);
        Heartbeat = new HeartbeatHandler(settings, store, Book, Desk, Presets, push);
        Commands = new CommandHandler(settings, Book, committer, journal, push, Desk, events, clock);
        Reports = new BotReports(settings, store, market, reports ?? venue, Book, clock);
        Cycle = new TradingCycle(
            Scheduler,
            new ScanMarketHandler(settings, inputs, store, committer, journal, Desk, Presets, clock),
            new DetectBreakoutHandler(settings, inputs, store, committer, journal, push, Presets, events, clock),
            new AssessRiskHandler(
                settings,
                new RiskInputs(Desk, market, venue, inputs, clock),
                Book,
                committer,
                journal,
                Desk,
                Presets),
            new CarryOnTradeHandler(venue, Book, ledger, bus, Desk, clock),
            new BootHandler(settings, market, Reconcile, committer, Desk, Presets, Book, events, clock),
            new FlattenHandler(settings, Positions, Book, bus, clock),
            Positions,
            Reconcile,
            Heartbeat,
            Relay,
            clock);
    }

    public CrashPlan Crash { get; }

    public TradingCycle Cycle { get; }

    public TradeBook Book { get; }

    public EngineDesk Desk { get; }

    public PresetDesk Presets { get; }

    public CommandHandler Commands { get; }

    public BotReports Reports { get; }

    public ManagePositionsHandler Positions { get; }

    public ReconcileHandler Reconcile { get; }

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
