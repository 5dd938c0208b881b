using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Engine;

/// <summary>What the operator wants: the one source of truth for running, pausing and killing.</summary>
public sealed record BotControl
{
    /// <summary>What was asked for.</summary>
    public BotRun Run { get; init; } = BotRun.Stopped;

    /// <summary>Where the start-up stands.</summary>
    public BootPhase Phase { get; init; } = BootPhase.Stopped;

    /// <summary>Tries of the current phase, from one.</summary>
    public int Attempt { get; init; }

    /// <summary>The last trouble of the start-up; null when there was none.</summary>
    public string? Error { get; init; }

    /// <summary>Why the kill switch was thrown; null when it was not. It stays until it is reset by command.</summary>
    public string? KilledBecause { get; init; }

    /// <summary>When the last command came.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What may be sent to the venue under this control.</summary>
    public TradingState Trading => this switch
    {
        { KilledBecause: not null } => TradingState.Halted,
        { Run: BotRun.Running, Phase: BootPhase.Running } => TradingState.Active,
        _ => TradingState.Reducing,
    };

    /// <summary>The control after <paramref name="command"/>, or why it is refused.</summary>
    public CommandOutcome Apply(BotCommand command, string reason, DateTimeOffset now) => command switch
    {
        BotCommand.Kill when KilledBecause is not null => Accept(this, now),
        BotCommand.Kill => Accept(Stopped with { KilledBecause = reason }, now),
        BotCommand.ResetKill when KilledBecause is null => new CommandOutcome(this, "The kill switch is not thrown."),
        BotCommand.ResetKill => Accept(this with { KilledBecause = null }, now),
        _ when KilledBecause is not null =>
            new CommandOutcome(this, $"The kill switch is thrown ({KilledBecause}); reset-kill comes first."),
        BotCommand.Start or BotCommand.Retry => Accept(Started(), now),
        BotCommand.Stop => Accept(Stopped, now),
        BotCommand.Pause when Run is BotRun.Stopped => new CommandOutcome(this, "The bot is stopped."),
        BotCommand.Pause => Accept(this with { Run = BotRun.Paused }, now),
        BotCommand.Resume when Run is not BotRun.Paused => new CommandOutcome(this, "The bot is not paused."),
        BotCommand.Resume => Accept(this with { Run = BotRun.Running }, now),
        BotCommand.None => throw new ArgumentOutOfRangeException(nameof(command)),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private BotControl Started() => Run is BotRun.Running && Phase is not (BootPhase.Error or BootPhase.Stopped)
        ? this
        : this with { Run = BotRun.Running, Phase = BootPhase.Init, Attempt = 0, Error = null };

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
