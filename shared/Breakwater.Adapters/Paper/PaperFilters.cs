using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>What the venue's filters refuse, in its words.</summary>
internal static class PaperFilters
{
    /// <summary>
    /// Open orders of the account: the row that holds them stays far below what a table takes (Binance names no
    /// number for EXCHANGE_MAX_NUM_ORDERS; one symbol may have 200).
    /// </summary>
    public const int OrdersMax = 500;

    /// <summary>Why the venue does not take an order; null when it does.</summary>
    /// <param name="order">The order.</param>
    /// <param name="market">What it meets.</param>
    /// <param name="openOrders">How many the account has with it.</param>
    /// <param name="hasQuantity">False while its quantity is not known: it sells what another order will buy.</param>
    public static string? Refuse(PaperOrder order, PaperMarket market, int openOrders, bool hasQuantity = true)
    {
        Instrument instrument = market.Instrument;
        decimal price = order.Limit ?? (order.HasTrigger ? order.StopPrice : null) ?? market.TakerPrice(order.Side);

        return order switch
        {
            _ when !instrument.IsTrading => "Market is closed.",
            _ when hasQuantity && QuantityRefusal(order, instrument) is { } refusal => refusal,
            _ when IsOffTick(order.Limit, instrument) => Failure("PRICE_FILTER"),
            { HasTrigger: true } when IsOffTick(order.StopPrice, instrument) => Failure("PRICE_FILTER"),
            _ when hasQuantity && order.Quantity * price < instrument.MinNotional => Failure("NOTIONAL"),
            _ when openOrders > OrdersMax => Failure("EXCHANGE_MAX_NUM_ORDERS"),
            _ => null,
        };
    }

    private static string? QuantityRefusal(PaperOrder order, Instrument instrument)
    {
        if (order.Quantity <= 0m || order.Quantity < instrument.MinQuantity
            || instrument.QuantityDown(order.Quantity) != order.Quantity)
        {
            return Failure("LOT_SIZE");
        }

        return instrument.MaxQuantity > 0m && order.Quantity > instrument.MaxQuantity
            ? Failure(order.IsMarket && !order.HasTrigger ? "MARKET_LOT_SIZE" : "LOT_SIZE")
            : null;
    }

    private static bool IsOffTick(decimal? price, Instrument instrument) =>
        price is { } value && (value <= 0m || instrument.PriceDown(value) != value);

    private static string Failure(string filter) => $"Filter failure: {filter}";
}
