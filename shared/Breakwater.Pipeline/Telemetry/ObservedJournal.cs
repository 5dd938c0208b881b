using Breakwater.Domain;
using Breakwater.Pipeline.Ports;
using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>The journal, whose decisions are counted, and logged where they are few.</summary>
/// <remarks>
/// A scan filters every symbol at every candle: those are counted by reason, and the journal has the rest. Logging them
/// would cost more than all else together (288,000 lines a day for 100 symbols on five-minute candles of ten bots).
/// </remarks>
public sealed class ObservedJournal(IJournal inner, ILoggerFactory loggers) : IJournal
{
    /// <summary>The category of logged decisions.</summary>
    public const string Category = "Breakwater.Decisions";

    private readonly ILogger logger = loggers.CreateLogger(Category);

    /// <inheritdoc />
    public async Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(entries, cancellationToken);
        foreach (JournalEntry entry in entries)
        {
            FlowMetrics.DecidedOn($"{entry.Key.Stage}", entry.Outcome, ReasonOf(entry));
            if (entry.Key.Stage is not JournalStage.Scan && logger.IsEnabled(LogLevel.Information))
            {
                Log(entry);
            }
        }
    }

    /// <inheritdoc />
    public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
        inner.FindAsync(key, cancellationToken);

    // Operators write their reasons in words of their own; only what a rule decided is counted by reason.
    private static string? ReasonOf(JournalEntry entry) => entry.Key.Stage
        is JournalStage.Scan or JournalStage.Signal or JournalStage.Risk or JournalStage.Execution
        ? ErrorCodes.Of(entry.Reason)
        : null;

    private void Log(JournalEntry entry)
    {
        Check? stopped = entry.Checks.FirstOrDefault(check => !check.Passed);
        string why = entry.Reason.Length > 0 ? $" ({entry.Reason})" : string.Empty;
        EventRecord record = new EventRecord($"{entry.Key.Stage} {entry.Subject}: {entry.Outcome}{why}")
            .With(TelemetryFields.Stage, $"{entry.Key.Stage}")
            .With(TelemetryFields.Symbol, entry.Subject)
            .With(TelemetryFields.State, entry.Outcome)
            .With(TelemetryFields.ErrorCode, ReasonOf(entry))
            .With(TelemetryFields.CorrelationId, entry.CorrelationId)
            .With(TelemetryFields.Check, stopped?.Name)
            .With(TelemetryFields.Value, stopped?.Value)
            .With(TelemetryFields.Threshold, stopped?.Threshold);
        logger.Log(
            LogLevel.Information, default, record, exception: null, static (known, _) => known.ToString());
    }
}
