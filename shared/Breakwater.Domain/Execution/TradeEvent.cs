namespace Breakwater.Domain.Execution;

/// <summary>One stored change of a trade: what followed from what, and what is different since.</summary>
/// <param name="Sequence">Counted from one inside the trade, without a gap.</param>
/// <param name="At">When it was stored.</param>
/// <param name="Cause">The message, timer slot or command that led to it.</param>
/// <param name="CorrelationId">Follows the trade from candle to fill.</param>
/// <param name="Kind">What happened, in one word; the most telling one when several things did.</param>
public sealed record TradeEvent(
    int Sequence,
    DateTimeOffset At,
    string Cause,
    string CorrelationId,
    TradeEventKind Kind)
{
    /// <summary>The whole trade, for the first event; null for the others.</summary>
    public Trade? Opening { get; init; }

    /// <summary>The header as it is since; null when it did not change.</summary>
    public TradeHeader? Header { get; init; }

    /// <summary>The legs that are new or different since, in the trade's order.</summary>
    public IReadOnlyList<Leg> Legs { get; init; } = [];

    /// <summary>The event that leads from one state of a trade to the next.</summary>
    /// <param name="before">As stored; null when nothing was. Where it was stored without an event, its history begins
    /// with the whole of it.</param>
    /// <param name="after">As it is to be stored.</param>
    /// <param name="cause">The message, timer slot or command.</param>
    /// <param name="at">The time.</param>
    /// <exception cref="InvalidOperationException">No trade can make such a change.</exception>
    public static TradeEvent Between(Trade? before, Trade after, string cause, DateTimeOffset at)
    {
        TradeTransitions.Check(before, after);
        int sequence = (before?.Sequence ?? 0) + 1;
        var happened = new TradeEvent(
            sequence, at, cause, after.CorrelationId, TradeEventKinds.Of(before, after));
        if (before is not { Sequence: > 0 })
        {
            return happened with { Opening = after with { Sequence = sequence } };
        }

        var header = TradeHeader.Of(after);
        if (header.On(before) with { Legs = after.Legs } != after with { Sequence = before.Sequence })
        {
            throw new InvalidOperationException($"Trade {after.Id} changes in what is settled at its approval.");
        }

        return happened with
        {
            Header = header == TradeHeader.Of(before) ? null : header,
            Legs = [.. after.Legs.Where(leg => !before.Legs.Contains(leg))],
        };
    }
}
