using System.Text.Json.Serialization;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Engine;

/// <summary>What the operator wants: the one source of truth for running, pausing and killing.</summary>
public sealed record BotControl
{
    /// <summary>What was asked for.</summary>
    public BotRun Run { get; init; } = BotRun.Stopped;

    /// <summary>Where the start-up stands.</summary>
    public BootPhase Phase { get; init; } = BootPhase.Stopped;

    /// <summary>Tries of the next phase that failed, after an error of the one that did; zero when none has.</summary>
    public int Attempt { get; init; }

    /// <summary>When the start-up last began, went on or failed.</summary>
    public DateTimeOffset BootAt { get; init; }

    /// <summary>The phase that the start-up waits for; null when there is none under way.</summary>
    [JsonIgnore]
    public BootPhase? NextPhase => Run is not BotRun.Stopped && Phase is > BootPhase.Stopped and < BootPhase.Backfill
        ? Phase + 1
        : null;

    /// <summary>The last trouble of the start-up; null when there was none.</summary>
    public string? Error { get; init; }

    /// <summary>Why the kill switch was thrown; null when it was not. It stays until it is reset by command.</summary>
    public string? KilledBecause { get; init; }

    /// <summary>Why the circuit breaker is open: no entries, exits as ever. It closes by command alone.</summary>
    public string? BreakerBecause { get; init; }

    /// <summary>When the circuit breaker was last closed by command; what tripped it before is settled.</summary>
    public DateTimeOffset BreakerClosedAt { get; init; }

    /// <summary>Why every position is being sold; null when nobody asked. It ends when none is left.</summary>
    public string? FlatteningBecause { get; init; }

    /// <summary>Why the record and the venue differ; null when they agree. Reconciliation sets and clears it.</summary>
    public string? MismatchBecause { get; init; }

    /// <summary>
    /// Whether that difference is too large to go on by itself: then an operator has to resume, once it is gone.
    /// </summary>
    public bool MismatchHalts { get; init; }

    /// <summary>Since when all positions are being sold, or the last time that they were; null when never.</summary>
    public DateTimeOffset? ExitAllSince { get; init; }

    /// <summary>When that had ended with nothing left; null while it goes on.</summary>
    public DateTimeOffset? FlatAt { get; init; }

    /// <summary>The last UTC day on which nearing the loss limit was told.</summary>
    public DateOnly WarnedOn { get; init; }

    /// <summary>When the last command came.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What may be sent to the venue under this control.</summary>
    public TradingState Trading => this switch
    {
        { KilledBecause: not null } or { MismatchHalts: true } => TradingState.Halted,
        { MismatchBecause: not null } => TradingState.Reducing,
        { BreakerBecause: not null } or { FlatteningBecause: not null } => TradingState.Reducing,
        { Run: BotRun.Running, Phase: BootPhase.Running } => TradingState.Active,
        _ => TradingState.Reducing,
    };

    /// <summary>Why all positions are to be sold, in one word; null when they are not.</summary>
    public string? ExitAll => this switch
    {
        { KilledBecause: not null } => "kill",
        { FlatteningBecause: not null } => "flatten",
        _ => null,
    };

    /// <summary>The control after <paramref name="command"/>, or why it is refused.</summary>
    public CommandOutcome Apply(BotCommand command, string reason, DateTimeOffset now) => command switch
    {
        BotCommand.Kill => Accept(Killed(reason, now), now),
        BotCommand.EmergencyStop => Accept(Killed(reason, now) with { BreakerBecause = BreakerBecause ?? reason }, now),
        BotCommand.ActivateBreaker => Accept(this with { BreakerBecause = BreakerBecause ?? reason }, now),
        BotCommand.DeactivateBreaker when BreakerBecause is null =>
            new CommandOutcome(this, "The circuit breaker is not open."),
        BotCommand.DeactivateBreaker => Accept(this with { BreakerBecause = null, BreakerClosedAt = now }, now),
        BotCommand.Sync or BotCommand.CancelOrders => Accept(this, now),
        BotCommand.ResetKill when KilledBecause is null => new CommandOutcome(this, "The kill switch is not thrown."),
        BotCommand.ResetKill => Accept(this with { KilledBecause = null }, now),
        _ when KilledBecause is not null =>
            new CommandOutcome(this, $"The kill switch is thrown ({KilledBecause}); reset-kill comes first."),
        BotCommand.Start or BotCommand.Retry => Accept(Started(now), now),
        BotCommand.Stop => Accept(Stopped, now),
        BotCommand.Pause when Run is BotRun.Stopped => new CommandOutcome(this, "The bot is stopped."),
        BotCommand.Pause => Accept(this with { Run = BotRun.Paused }, now),
        BotCommand.Flatten => Accept(
            Leaving(now) with { Run = Held, FlatteningBecause = FlatteningBecause ?? reason }, now),
        BotCommand.Resume when FlatteningBecause is not null =>
            new CommandOutcome(this, $"Positions are still being sold ({FlatteningBecause})."),
        BotCommand.Resume when MismatchHalts && MismatchBecause is not null =>
            new CommandOutcome(this, $"The record and the venue differ ({MismatchBecause})."),
        BotCommand.Resume when MismatchHalts => Accept(this with { Run = Resumed, MismatchHalts = false }, now),
        BotCommand.Resume when Run is not BotRun.Paused => new CommandOutcome(this, "The bot is not paused."),
        BotCommand.Resume => Accept(this with { Run = BotRun.Running }, now),
        BotCommand.None => throw new ArgumentOutOfRangeException(nameof(command)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private BotControl Started(DateTimeOffset now) =>
        Run is BotRun.Running && Phase is not (BootPhase.Error or BootPhase.Stopped)
        ? this
        : this with { Run = BotRun.Running, Phase = BootPhase.Init, Attempt = 0, Error = null, BootAt = now };

    /// <summary>The control once nothing is left of what was to be sold.</summary>
    public BotControl Flat(DateTimeOffset now) => this with { FlatAt = now, FlatteningBecause = null };

    private BotControl Killed(string reason, DateTimeOffset now) =>
        KilledBecause is not null ? this : Stopped.Leaving(now) with { KilledBecause = reason };

    // A kill while positions are being sold anyway goes on with the same incident.
    private BotControl Leaving(DateTimeOffset now) =>
        ExitAll is not null && FlatAt is null ? this : this with { ExitAllSince = now, FlatAt = null };

    private BotRun Resumed => Run is BotRun.Paused ? BotRun.Running : Run;

    private BotRun Held => Run is BotRun.Running ? BotRun.Paused : Run;

    private BotControl Stopped => this with { Run = BotRun.Stopped, Phase = BootPhase.Stopped };

    private static CommandOutcome Accept(BotControl control, DateTimeOffset now) =>
        new(control with { At = now }, null);
}

/// <summary>What became of a command.</summary>
/// <param name="Control">The control in force afterwards.</param>
/// <param name="Refusal">Why it changed nothing; null when it was accepted.</param>
public sealed record CommandOutcome(BotControl Control, string? Refusal);

/// <summary>What the operator asked for last.</summary>
public enum BotRun
{
    /// <summary>No entries; positions are still managed to their exits.</summary>
    Stopped = 0,

    /// <summary>No entries for now.</summary>
    Paused = 1,

    /// <summary>Trade.</summary>
    Running = 2,
}

/// <summary>The commands of an operator.</summary>
public enum BotCommand
{
    /// <summary>None was given.</summary>
    None = 0,

    /// <summary>Begin the start-up phases.</summary>
    Start,

    /// <summary>No more entries.</summary>
    Stop,

    /// <summary>No entries until resumed.</summary>
    Pause,

    /// <summary>End a pause.</summary>
    Resume,

    /// <summary>Try a failed start again.</summary>
    Retry,

    /// <summary>Cancel everything, sell everything, stay down.</summary>
    Kill,

    /// <summary>Lift the kill switch; the bot stays stopped.</summary>
    ResetKill,

    /// <summary>Kill, and open the circuit breaker too: what losses beyond the limits ask for.</summary>
    EmergencyStop,

    /// <summary>Sell every position and pause; the kill switch stays as it is.</summary>
    Flatten,

    /// <summary>Take back every order that does not protect a position.</summary>
    CancelOrders,

    /// <summary>Compare with the venue now.</summary>
    Sync,

    /// <summary>Open the circuit breaker: no entries.</summary>
    ActivateBreaker,

    /// <summary>Close the circuit breaker.</summary>
    DeactivateBreaker,
}

/// <summary>The start-up phases, each a message of its own.</summary>
public enum BootPhase
{
    /// <summary>Not started.</summary>
    Stopped = 0,

    /// <summary>The command was taken.</summary>
    Init,

    /// <summary>Storage, exchange, clock and settings are checked.</summary>
    Preflight,

    /// <summary>Orders and positions are compared with the venue.</summary>
    Syncing,

    /// <summary>History for the indicators is there.</summary>
    Backfill,

    /// <summary>Trading.</summary>
    Running,

    /// <summary>A phase failed for good; retry begins again.</summary>
    Error,
}
