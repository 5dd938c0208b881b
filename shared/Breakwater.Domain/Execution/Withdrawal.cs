namespace Breakwater.Domain.Execution;

/// <summary>Giving up what has not been bought yet.</summary>
public static class Withdrawal
{
    /// <summary>The trade without its intents to buy; an entry that rests is taken back by its next step.</summary>
    public static Trade Withdraw(this Trade trade, string reason, DateTimeOffset now) => trade.Legs
        .Where(leg => leg is { IsPurchase: true, State: LegState.Intent })
        .Aggregate(trade.EndEntry(reason), (left, leg) => left.Drop(leg, reason, now));
}
