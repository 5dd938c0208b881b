using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Risk;

namespace Breakwater.Pipeline.Reports;

/// <summary>One trade with everything that happened to it, running or archived.</summary>
public sealed class TradeStories(TradeBook book, TradeEventRows rows)
{
    /// <summary>The story of a trade; null when there never was such a trade.</summary>
    /// <remarks>
    /// An archived one is found by its id alone: its events have a partition of their own, and replayed they are it.
    /// </remarks>
    public async Task<TradeStory?> FindAsync(string tradeId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(tradeId, cancellationToken) is { Value: var trade })
        {
            // Events that came after the trade was read belong to the next answer.
            TradeEvent[] events =
            [
                .. (await rows.CurrentAsync(tradeId, cancellationToken))
                    .TakeWhile(happened => happened.Sequence <= trade.Sequence),
            ];
            // Fewer than the trade counts: it was archived between the two questions.
            if (events.Length == trade.Sequence)
            {
                return new TradeStory(trade, events);
            }
        }

        IReadOnlyList<TradeEvent> archived = await rows.ArchivedAsync(tradeId, cancellationToken);

        return archived.Count == 0 ? null : new TradeStory(TradeHistory.Replay(archived), archived);
    }
}

/// <summary>A trade and its events.</summary>
/// <param name="Trade">As it stands.</param>
/// <param name="Events">In order; replayed from the first they give <paramref name="Trade"/>.</param>
public sealed record TradeStory(Trade Trade, IReadOnlyList<TradeEvent> Events);
