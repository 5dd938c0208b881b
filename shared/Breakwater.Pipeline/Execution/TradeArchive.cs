using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Execution;

/// <summary>The history of ended trades, and when they leave the running ones' side.</summary>
public sealed class TradeArchive(BotSettings settings, IStateStore store, TradeEventRows events)
{
    /// <summary>
    /// Ended trades stay beside the running ones so long: a late message still finds them, and so does a late order.
    /// </summary>
    public static readonly TimeSpan EndedStay = TimeSpan.FromMinutes(30);

    /// <summary>Writes an ended trade to the history; the same trade overwrites itself.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public Task<bool> WriteAsync(Trade trade, CancellationToken cancellationToken) => trade.ClosedAt is { } closedAt
        ? store.CommitAsync(
            settings.Places.History(closedAt),
            new Changes(settings.Places.History(closedAt)).Upsert(KeyOf(trade, closedAt), trade).Writes,
            cancellationToken)
        : throw new InvalidOperationException($"Trade {trade.Id} has not ended.");

    /// <summary>Takes a trade out of the history, because it turned out to go on; gone already is as good.</summary>
    public Task<bool> RemoveAsync(Trade trade, CancellationToken cancellationToken) => trade.ClosedAt is { } closedAt
        ? store.CommitAsync(
            settings.Places.History(closedAt),
            new Changes(settings.Places.History(closedAt)).Remove(KeyOf(trade, closedAt)).Writes,
            cancellationToken)
        : throw new InvalidOperationException($"Trade {trade.Id} had not ended.");

    /// <summary>Moves what ended long enough ago to the history for good, with its events.</summary>
    public async Task SweepAsync(
        IReadOnlyList<Stored<Trade>> ended, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // While its signal is valid a trade stays, or the same signal delivered again would be entered again.
        foreach (Stored<Trade> trade in ended.Where(trade =>
            now - trade.Value.ClosedAt > EndedStay && now > trade.Value.Signal.ExpiresAt))
        {
            await ForgetEarlierEndsAsync(trade.Value, cancellationToken);
            if (await WriteAsync(trade.Value, cancellationToken))
            {
                await events.MoveAsync(trade, cancellationToken);
            }
        }

        await events.FinishAsync(cancellationToken);
    }

    // One that went on after its end has a row of that end still, where a process died before it had taken it out.
    private async Task ForgetEarlierEndsAsync(Trade trade, CancellationToken cancellationToken)
    {
        IReadOnlyList<TradeEvent> happened = await events.CurrentAsync(trade.Id, cancellationToken);
        foreach (DateTimeOffset end in happened
            .Select(one => one.Opening?.ClosedAt ?? one.Header?.ClosedAt)
            .OfType<DateTimeOffset>()
            .Where(end => end != trade.ClosedAt)
            .Distinct())
        {
            await RemoveAsync(trade with { ClosedAt = end }, cancellationToken);
        }
    }

    // Newest first: the rest of time until the end of the calendar comes first in the key.
    private static string KeyOf(Trade trade, DateTimeOffset closedAt) => string.Create(
        CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - closedAt.UtcTicks:D19}|{trade.Id}");
}
