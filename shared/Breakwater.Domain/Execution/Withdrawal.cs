namespace Breakwater.Domain.Execution;

/// <summary>Giving up what has not been bought yet.</summary>
public static class Withdrawal
{
    /// <summary>The trade without its intents to buy; what was sent already is not touched here.</summary>
    public static Trade Withdraw(this Trade trade, string reason, DateTimeOffset now) => trade.Legs
        .Where(leg => leg is { IsPurchase: true, State: LegState.Intent })
        .Aggregate(trade, (left, leg) => left.Drop(leg, reason, now));
}
