using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Paper;

/// <summary>What the venue's filters refuse, in its words.</summary>
internal static class PaperFilters
{
    /// <summary>
    /// Open orders of the account: the row that holds them stays far below what a table takes (Binance names no
    /// number for EXCHANGE_MAX_NUM_ORDERS; one symbol may have 200).
    /// </summary>
    public const int OrdersMax = 500;

    /// <summary>Why the venue does not take orders that come together; null when it does.</summary>
    /// <param name="account">What the orders come to.</param>
    /// <param name="orders">One order, or those of a list.</param>
    /// <param name="market">What they meet.</param>
    public static string? Refuse(PaperAccount account, IReadOnlyList<PaperOrder> orders, PaperMarket market) =>
        market.Instrument switch
        {
            { IsTrading: false } => "Market is closed.",
            _ when account.Orders.Count + orders.Count > OrdersMax => "Filter failure: EXCHANGE_MAX_NUM_ORDERS",
            var instrument => OrderFilters.Check(
                [.. orders.Select(ShapeOf)], instrument, SituationOf(account, orders[0], market)).Refusal,
        };

    private static OrderShape ShapeOf(PaperOrder order) => new(order.Side, order.Type)
    {
        Quantity = order.IsOfUnknownQuantity ? null : order.Quantity,
        Price = order.Limit,
        StopPrice = order.HasTrigger ? order.StopPrice : null,
        VisibleQuantity = order.VisibleQuantity,
    };

    // The venue averages the price of five minutes; where the order would trade now stands for it.
    private static VenueSituation SituationOf(PaperAccount account, PaperOrder order, PaperMarket market)
    {
        PaperOrder[] own = [.. account.Orders.Where(open => open.Symbol == order.Symbol)];
        PaperBalance held = account.Of(market.Instrument.BaseAsset);
        decimal price = market.TakerPrice(order.Side);

        return new VenueSituation
        {
            LastPrice = price,
            AveragePrice = price,
            Position = held.Free + held.Locked + own.Where(open => open.IsBuy).Sum(open => open.Remaining),
            InInstrument = CountsOf(own),
            AtVenue = CountsOf(account.Orders),
        };
    }

    private static OpenOrderCounts CountsOf(IReadOnlyCollection<PaperOrder> orders) => new(
        orders.Count,
        orders.Count(order => order.HasTrigger),
        orders.Count(order => order.VisibleQuantity is > 0m),
        orders.Select(order => order.ListId).OfType<string>().Distinct().Count());
}
