namespace Breakwater.Domain.Execution;

/// <summary>How a trade takes in that its instrument is not listed any more.</summary>
public static class Unlisting
{
    /// <summary>Why its orders ended, in one word.</summary>
    public const string Reason = "unlisted";

    /// <summary>
    /// The trade with its orders over: without a market none can rest or fill, and no question about one is answered.
    /// What it holds it still holds, until somebody moves it.
    /// </summary>
    public static Trade Unlist(this Trade trade, DateTimeOffset now) => trade.Legs
        .Where(leg => leg.IsOpen)
        .Aggregate(trade, (left, leg) => leg.State is LegState.Intent
            ? left.Drop(leg, Reason, now)
            : left.Apply(leg, new OrderReport(leg.ClientOrderId, OrderStatus.Expired, [], Reason), now));
}
