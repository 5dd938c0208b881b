using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Paper;

/// <summary>Why the venue does not take orders, in Binance's texts; null when it does. Nothing changes here.</summary>
internal static class PaperRefusals
{
    public const string Duplicate = "Duplicate order sent.";
    public const string Relation = "The relationship of the prices for the orders is not correct.";
    public const string WouldMatch = "Order would immediately match and take.";
    public const string WouldTrigger = "Order would trigger immediately.";
    public const string Balance = "Account has insufficient balance for requested action.";

    /// <summary>Ids and filters of orders that come together.</summary>
    public static string? OfForm(PaperAccount account, IReadOnlyList<PaperOrder> orders, PaperMarket market)
    {
        bool isTaken = orders.Any(order => account.Find(order.ClientOrderId) is not null)
            || orders.DistinctBy(order => order.ClientOrderId).Count() < orders.Count
            || (orders[0].ListId is { } list && account.Orders.Any(open => open.ListId == list));

        return isTaken ? Duplicate : PaperFilters.Refuse(account, orders, market);
    }

    /// <summary>The type of the legs of an OCO: a target, then a stop.</summary>
    public static string? OfShape(PaperOrder target, PaperOrder stop) =>
        (target.IsTakeProfit || target.Type is OrderType.LimitMaker) && stop.IsStopLoss
            ? null
            : "Order type not supported in OCO.";

    /// <summary>What the market and the balance say to an order, or the two legs of an OCO, that begins now.</summary>
    public static string? OfStart(PaperAccount account, IReadOnlyList<PaperOrder> orders, PaperMarket market)
    {
        string asset = orders[0].IsBuy ? market.Instrument.QuoteAsset : market.Instrument.BaseAsset;

        return orders.Count == 2 && !IsAroundMarket(orders[0], orders[1], market)
            ? Relation
            : orders.Select(order => OfPrice(order, market)).FirstOrDefault(refusal => refusal is not null)
                ?? (orders.Max(order => Needed(order, market)) > account.Of(asset).Free ? Balance : null);
    }

    private static bool IsAroundMarket(PaperOrder target, PaperOrder stop, PaperMarket market)
    {
        decimal price = market.Watched(stop.Side);

        return (target.HasTrigger ? target.StopPrice : target.Price) > price && stop.StopPrice < price;
    }

    private static string? OfPrice(PaperOrder order, PaperMarket market)
    {
        decimal opposite = order.IsBuy ? market.BestAsk : market.BestBid;

        return order switch
        {
            { WaitsForTrigger: true } when market.Watched(order.Side) == 0m => WouldTrigger,
            { WaitsForTrigger: true } when order.IsTouchedBy(market.Watched(order.Side)) => WouldTrigger,
            { Type: OrderType.LimitMaker } when opposite > 0m && order.Takes(opposite) => WouldMatch,
            _ => null,
        };
    }

    // Levels that run out refuse nothing: a market order then fills in part.
    private static decimal Needed(PaperOrder order, PaperMarket market) =>
        order is { IsBuy: true, Type: OrderType.Market }
            ? market.Plan(order).Sum(part => part.Price * part.Quantity)
            : order.Lock(order.IsBuy ? order.QuoteAsset : order.BaseAsset);
}
