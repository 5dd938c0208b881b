using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Pipeline.Engine;

/// <summary>Stores and pushes the bot's state, so that silence can be told from quiet.</summary>
public sealed class HeartbeatHandler(
    BotSettings settings, IStateStore store, TradeBook book, EngineDesk desk, PresetDesk presets, IPushChannel push,
    IMessageBus bus)
{
    /// <summary>Beats once.</summary>
    public async Task HandleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        (BotState state, Snapshot at) = await LookAsync(now, cancellationToken);
        RiskMetrics.Beat(at.Control, at.Portfolio, at.Rules, at.Trades, now);
        Changes changes = new Changes(settings.Places.Engine).Upsert(Places.HeartbeatKey, state);
        await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken);
        await push.PublishAsync(PushKind.Heartbeat, state, cancellationToken);
        await MeasureQueuesAsync(cancellationToken);
    }

    /// <summary>The state as of <paramref name="now"/>.</summary>
    public async Task<BotState> StateAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        (await LookAsync(now, cancellationToken)).State;

    private async Task<(BotState State, Snapshot At)> LookAsync(
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        Stored<EngineLog> log = await desk.LogAsync(cancellationToken);
        Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);
        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        ActivePreset preset = await presets.CurrentAsync(cancellationToken);

        var state = new BotState(
            settings.Bot,
            now,
            settings.Mode.ToString().ToLowerInvariant(),
            StatusOf(control.Value),
            control.Value.Phase.ToString().ToUpperInvariant(),
            BotState.NameOf(log.Value.State),
            preset.Id,
            trades.Count(trade => trade.Value.Status is TradeStatus.Open),
            portfolio.Value.Equity,
            control.Value.KilledBecause ?? control.Value.Error)
        {
            FailedTries = control.Value.Attempt,
        };

        IEnumerable<Trade> all = trades.Select(trade => trade.Value);

        return (state, new Snapshot(control.Value, portfolio.Value, preset.Preset.Risk, all));
    }

    // That a broker does not tell is no reason to miss a beat.
    private async Task MeasureQueuesAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (QueueDepth depth in await bus.DepthsAsync(cancellationToken))
            {
                FlowMetrics.Depth(depth.Queue, depth.Waiting, depth.DeadLetters);
            }
        }
        catch (OutsideTroubleException)
        {
            return;
        }
    }

    /// <summary>RUNNING, PAUSED, STOPPED or KILLED.</summary>
    public static string StatusOf(BotControl control) => control switch
    {
        { KilledBecause: not null } => "KILLED",
        { Run: BotRun.Running } => "RUNNING",
        { Run: BotRun.Paused } => "PAUSED",
        _ => "STOPPED",
    };

    private sealed record Snapshot(
        BotControl Control, Portfolio Portfolio, RiskRules Rules, IEnumerable<Trade> Trades);
}

/// <summary>HEARTBEAT and bot state.</summary>
/// <param name="Bot">Its name.</param>
/// <param name="Ts">The bot's own time.</param>
/// <param name="Mode">paper or live.</param>
/// <param name="Status">RUNNING, PAUSED, STOPPED or KILLED.</param>
/// <param name="Phase">Start-up phase.</param>
/// <param name="EngineState">What the engine is busy with.</param>
/// <param name="Preset">Name and version of the rules.</param>
/// <param name="OpenPositions">How many.</param>
/// <param name="PortfolioValue">Equity with open positions at cost, quote currency.</param>
/// <param name="Error">Why it is killed or in error; null otherwise.</param>
public sealed record BotState(
    string Bot,
    DateTimeOffset Ts,
    string Mode,
    string Status,
    string Phase,
    string EngineState,
    string Preset,
    int OpenPositions,
    decimal PortfolioValue,
    string? Error)
{
    /// <summary>Tries of the start-up's phase that failed; zero when none did.</summary>
    public int FailedTries { get; init; }

    /// <summary>The wire name of a state: upper case with underscores, as in <c>LEVEL_BUILDING</c>.</summary>
    public static string NameOf(Domain.Engine.EngineState state) => state switch
    {
        Domain.Engine.EngineState.LevelBuilding => "LEVEL_BUILDING",
        Domain.Engine.EngineState.SignalWait => "SIGNAL_WAIT",
        _ => state.ToString().ToUpperInvariant(),
    };
}
