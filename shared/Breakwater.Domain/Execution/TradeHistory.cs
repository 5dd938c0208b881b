namespace Breakwater.Domain.Execution;

/// <summary>A trade as the sum of its events.</summary>
public static class TradeHistory
{
    /// <summary>The trade after all of <paramref name="events"/>.</summary>
    /// <param name="events">In order of sequence, from the first.</param>
    /// <exception cref="ArgumentException">There is none, the first holds no trade, or one is missing or
    /// double.</exception>
    public static Trade Replay(IEnumerable<TradeEvent> events) =>
        events.Aggregate((Trade?)null, After) ?? throw new ArgumentException("There is no event.", nameof(events));

    /// <summary>The trade after one more event.</summary>
    /// <exception cref="ArgumentException">It is not the next one.</exception>
    public static Trade After(Trade? trade, TradeEvent next)
    {
        if (next.Sequence != (trade?.Sequence ?? 0) + 1 || (trade is null) != (next.Opening is not null))
        {
            throw new ArgumentException(
                $"Event {next.Sequence} does not follow on {trade?.Sequence ?? 0}.", nameof(next));
        }

        Trade changed = next.Opening ?? next.Header?.On(trade!) ?? trade!;

        return next.Legs.Aggregate(changed, (sum, leg) => sum.With(leg)) with { Sequence = next.Sequence };
    }
}
