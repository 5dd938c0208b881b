using Breakwater.Domain;

namespace Breakwater.Pipeline.Ports;

/// <summary>Where every decision is written down, one entry each; the same decision overwrites itself.</summary>
public interface IJournal
{
    /// <summary>Writes the entries.</summary>
    Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>The entry of one decision; null when it was never made.</summary>
    Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken);
}

/// <summary>Names one decision, the same each time its message is delivered.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="At">The time of what was decided on (candle close, message), not of the deciding.</param>
/// <param name="Stage">Which stage.</param>
/// <param name="Cause">What tells it from others of the same stage and time: symbol, signal or message.</param>
public sealed record JournalKey(string Bot, DateTimeOffset At, JournalStage Stage, string Cause);

/// <summary>One decision.</summary>
/// <param name="Key">Which.</param>
/// <param name="Subject">The symbol or thing decided on.</param>
/// <param name="Outcome">One word.</param>
/// <param name="Reason">Why, as an enum's name; empty when it simply went on.</param>
/// <param name="CorrelationId">Follows a candle to its fill.</param>
/// <param name="Checks">The numbers.</param>
public sealed record JournalEntry(
    JournalKey Key,
    string Subject,
    string Outcome,
    string Reason,
    string CorrelationId,
    IReadOnlyList<Check> Checks);

/// <summary>Who decided.</summary>
public enum JournalStage
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>The market scan.</summary>
    Scan,

    /// <summary>Breakout detection.</summary>
    Signal,

    /// <summary>The risk gate.</summary>
    Risk,

    /// <summary>Order execution.</summary>
    Execution,

    /// <summary>Position rules.</summary>
    Position,

    /// <summary>An operator's command.</summary>
    Command,

    /// <summary>Comparison with the venue.</summary>
    Reconcile,

    /// <summary>The start-up phases.</summary>
    Boot,
}
