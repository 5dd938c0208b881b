using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Signals;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Pipeline;

/// <summary>The whole flow on one page: what each timer starts and where each queue leads.</summary>
/// <remarks>
/// <code>
/// candle close -> ScanScheduled -> [scan]      -> ScanMarket     filters and ranks the universe
///                                  [signal]    -> DetectBreakout looks for a broken level
///                                  [risk]      -> AssessRisk     sizes, reserves, stores the trade
///                                  [execution] -> Execute        sends orders, protects, sells
/// 15 s         -> ManagePositions -> [execution]                 targets, trailing, time exits, kill
/// 60 s         -> Reconcile       -> [execution]                 stored state against the venue
/// 30 s         -> Heartbeat, RelayOutbox
/// </code>
/// The functions are these methods with triggers on them; tests and simulation call the same methods.
/// </remarks>
public sealed class TradingCycle(
    ScanSchedulerHandler scheduler,
    ScanMarketHandler scan,
    DetectBreakoutHandler detect,
    AssessRiskHandler assess,
    CarryOnTradeHandler execute,
    BootHandler boot,
    FlattenHandler flatten,
    CancelOrdersHandler cancel,
    ManagePositionsHandler positions,
    GuardHandler guard,
    BootWatch bootWatch,
    ReconcileHandler reconcile,
    HeartbeatHandler heartbeat,
    OutboxRelayHandler relay,
    RowQuarantine quarantine,
    Invocations invocations,
    TimeProvider clock)
{
    /// <summary>Timer, at each close of a signal candle.</summary>
    public Task ScanScheduledAsync(CancellationToken cancellationToken) => invocations.RunAsync(
        Components.ScanScheduler,
        Invocations.Timer,
        () => scheduler.HandleAsync(clock.GetUtcNow(), cancellationToken));

    /// <summary>Queue <see cref="Queues.Scan"/>.</summary>
    public Task ScanMarketAsync(Envelope message, CancellationToken cancellationToken) =>
        invocations.RunAsync(Components.ScanMarket, message, () => scan.HandleAsync(message, cancellationToken));

    /// <summary>Queue <see cref="Queues.Signal"/>.</summary>
    public Task DetectBreakoutAsync(Envelope message, CancellationToken cancellationToken) =>
        invocations.RunAsync(Components.DetectBreakout, message, () => detect.HandleAsync(message, cancellationToken));

    /// <summary>Queue <see cref="Queues.Risk"/>. An expired signal is denied by the gate, with its reason.</summary>
    public Task AssessRiskAsync(Envelope message, CancellationToken cancellationToken) =>
        invocations.RunAsync(Components.AssessRisk, message, () => assess.HandleAsync(message, cancellationToken));

    /// <summary>Queue <see cref="Queues.Execution"/>.</summary>
    /// <exception cref="InvalidOperationException">The message is of no known type: it is dead-lettered in the
    /// end.</exception>
    public Task ExecuteAsync(Envelope message, CancellationToken cancellationToken) =>
        invocations.RunAsync(
            Components.ExecuteTrade,
            message,
            () => quarantine.RunAsync(() => CarryOutAsync(message, cancellationToken), cancellationToken));

    /// <summary>Timer, every 15 seconds.</summary>
    public Task ManagePositionsAsync(CancellationToken cancellationToken) => invocations.RunAsync(
        Components.ManagePositions,
        Invocations.Timer,
        () => quarantine.RunAsync(
            () => positions.HandleAsync(clock.GetUtcNow(), cancellationToken), cancellationToken));

    /// <summary>Timer, every 60 seconds.</summary>
    public Task ReconcileAsync(CancellationToken cancellationToken) =>
        invocations.RunAsync(
            Components.Reconcile,
            Invocations.Timer,
            () => quarantine.RunAsync(() => CompareAsync(cancellationToken), cancellationToken));

    /// <summary>Timer, every 30 seconds.</summary>
    public Task BeatAsync(CancellationToken cancellationToken) => invocations.RunAsync(
        Components.Heartbeat,
        Invocations.Timer,
        () => heartbeat.HandleAsync(clock.GetUtcNow(), cancellationToken));

    /// <summary>Timer, every 30 seconds.</summary>
    public Task RelayOutboxAsync(CancellationToken cancellationToken) => invocations.RunAsync(
        Components.OutboxRelay,
        Invocations.Timer,
        () => quarantine.RunAsync(() => relay.HandleAsync(cancellationToken), cancellationToken));

    private Task CarryOutAsync(Envelope message, CancellationToken cancellationToken) => message.Type switch
    {
        nameof(CarryOnTrade) => execute.HandleAsync(message, cancellationToken),
        nameof(BootStep) => boot.HandleAsync(message, cancellationToken),
        nameof(FlattenAll) => flatten.HandleAsync(message, cancellationToken),
        nameof(CancelAll) => cancel.HandleAsync(message, cancellationToken),
        nameof(SyncNow) => CompareAsync(cancellationToken),
        _ => throw new InvalidOperationException($"Message {message.Id} has the unknown type {message.Type}."),
    };

    // The guards come first: they need no venue.
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        await guard.HandleAsync(clock.GetUtcNow(), cancellationToken);
        await bootWatch.HandleAsync(clock.GetUtcNow(), cancellationToken);
        await reconcile.HandleAsync(clock.GetUtcNow(), cancellationToken);
    }
}
