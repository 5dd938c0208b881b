namespace Breakwater.Domain.Execution;

/// <summary>Decides the next step of an entry that is bought in slices, one after the other.</summary>
/// <remarks>
/// A slice is sent only when the one before has ended and all that was bought is protected. What a slice leaves
/// unfilled is added to the next one, up to what one order may take; what the last one leaves is given up.
/// </remarks>
internal static class EntrySteps
{
    /// <summary>Whether some of the slices are bought and others may still come.</summary>
    public static bool IsHalfway(Trade trade) =>
        trade is { Status: TradeStatus.Entering, Plan: not null, BoughtQuantity: > 0m };

    /// <summary>The step for a slice that rests at the venue; null when none does.</summary>
    public static TradeStep? ForWaiting(Trade trade, DateTimeOffset now)
    {
        if (trade.Plan is not { } plan || trade.Legs.FirstOrDefault(leg => leg.IsWaiting) is not { } slice)
        {
            return null;
        }

        DateTimeOffset end = Earlier(slice.SentAt + plan.Pace.Deadman, trade.Signal.ExpiresAt);
        DateTimeOffset look = slice.AskedAt + plan.Pace.Interval;

        return true switch
        {
            _ when now >= end || OverBecause(trade) is not null => new TradeStep.Cancel(slice),
            _ when now >= look => new TradeStep.Query(slice),
            _ => new TradeStep.Wait(Earlier(look, end)),
        };
    }

    /// <summary>The step for a slice that is stored and not sent, when everything before it has ended.</summary>
    public static TradeStep ForIntent(Trade trade, Leg slice, DateTimeOffset now)
    {
        if (now > trade.Signal.ExpiresAt)
        {
            return new TradeStep.Drop(slice, "expired");
        }

        if (trade.Plan is not { } plan)
        {
            return new TradeStep.Send(slice, null);
        }

        DateTimeOffset due = DueAt(trade, slice, plan.Pace);
        Leg sized = slice with { Quantity = QuantityOf(trade, slice, plan) };

        return true switch
        {
            _ when OverBecause(trade) is { } reason => new TradeStep.Drop(slice, reason),
            _ when IsLate(trade, plan.Pace, now) => new TradeStep.Drop(slice, "deadman"),
            _ when now < due => new TradeStep.Wait(due),
            _ when !IsTradable(trade, sized) => new TradeStep.Drop(slice, "too-small"),
            _ => new TradeStep.Send(sized, null),
        };
    }

    /// <summary>Why nothing more is bought: it was said, or something was sold, or all of it is to be.</summary>
    private static string? OverBecause(Trade trade) => trade switch
    {
        { EntryEnded: { } reason } => reason,
        { SoldQuantity: > 0m } => "sold",
        _ when trade.Legs.Any(leg => leg.Kind is LegKind.Exit) => "exit",
        _ => null,
    };

    // A message that comes late must not be followed by a burst: the interval counts from the slice before.
    private static DateTimeOffset DueAt(Trade trade, Leg slice, SlicePace pace)
    {
        DateTimeOffset planned = slice.NotBefore ?? trade.CreatedAt;
        DateTimeOffset last = trade.Entries.Where(leg => leg.Name != slice.Name).Max(leg => (DateTimeOffset?)leg.SentAt)
            ?? default;

        return last == default || last + pace.Interval <= planned ? planned : last + pace.Interval;
    }

    private static bool IsLate(Trade trade, SlicePace pace, DateTimeOffset now) =>
        trade.Entries.FirstOrDefault(leg => leg.SentAt != default) is { } first && now > first.SentAt + pace.Longest;

    private static decimal QuantityOf(Trade trade, Leg slice, ExecutionPlan plan)
    {
        int number = trade.Entries.TakeWhile(leg => leg.Name != slice.Name).Count() + 1;
        decimal planned = plan.Slices.Take(number).Sum(part => part.Quantity);

        return Math.Min(plan.MaxSliceQuantity, planned - trade.FirstQuantity);
    }

    private static bool IsTradable(Trade trade, Leg slice) =>
        slice.Quantity > 0m
        && slice.Quantity >= trade.Instrument.MinQuantity
        && slice.Quantity * trade.StopPrice >= trade.Instrument.MinNotional;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
