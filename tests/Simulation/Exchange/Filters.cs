using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>What an order is refused for, in the words of Binance.</summary>
internal static class Filters
{
    // MAX_NUM_ALGO_ORDERS of most symbols.
    private const int StopsMax = 5;

    /// <summary>The refusal of an instrument that is listed and not traded.</summary>
    public const string Closed = "-1013 Market is closed.";

    public static string? Refusal(SpotExchange exchange, OrderTicket ticket)
    {
        if (exchange.Find(ticket.Symbol) is not { Status: not ListingStatus.Gone } listing)
        {
            return "-1121 Invalid symbol.";
        }

        if (listing.Status is not ListingStatus.Trading)
        {
            return Closed;
        }

        if (exchange.Find(ticket.ClientOrderId) is { IsOpen: true } or { IsPending: true })
        {
            return "-2010 Duplicate order sent.";
        }

        return Malformed(ticket, listing) ?? Unfitting(exchange, ticket, listing);
    }

    /// <summary>As <see cref="Refusal"/> for an order that waits for another: it needs no balance yet.</summary>
    public static string? Malformed(OrderTicket ticket, Listing listing)
    {
        Instrument instrument = listing.Instrument;
        decimal price = ticket.StopPrice ?? ticket.Price ?? listing.Bid;
        bool onTick = IsOn(ticket.Price, instrument.TickSize) && IsOn(ticket.StopPrice, instrument.TickSize);

        return true switch
        {
            _ when ticket.Quantity <= 0m || ticket.Quantity % instrument.LotStep != 0m => "-1013 LOT_SIZE",
            _ when ticket.Quantity < instrument.MinQuantity => "-1013 LOT_SIZE",
            _ when !onTick => "-1013 PRICE_FILTER",
            _ when ticket.Quantity * price < instrument.MinNotional => "-1013 NOTIONAL",
            _ => null,
        };
    }

    private static string? Unfitting(SpotExchange exchange, OrderTicket ticket, Listing listing)
    {
        bool buys = ticket.Side is OrderSide.Buy;
        string asset = buys ? listing.Instrument.QuoteAsset : listing.Instrument.BaseAsset;
        decimal needed = buys ? ticket.Quantity * (ticket.Price ?? listing.Ask) : ticket.Quantity;
        int stops = exchange.Resting.Count(order => order.Symbol == ticket.Symbol && order.IsWaiting);

        return true switch
        {
            _ when IsTriggered(ticket, listing) => "-2010 Stop price would trigger immediately.",
            _ when ticket.StopPrice is not null && stops >= StopsMax => "-1013 MAX_NUM_ALGO_ORDERS",
            _ when ticket.Type is OrderType.LimitMaker && Matching.Crosses(ticket, listing) =>
                "-2010 Order would immediately match and take.",
            _ when exchange.Account.Free(asset) < needed => "-2010 Account has insufficient balance.",
            _ => null,
        };
    }

    internal static bool IsTriggered(OrderTicket ticket, Listing listing) => ticket.Type switch
    {
        OrderType.StopMarket or OrderType.StopLimit => ticket.Side is OrderSide.Sell
            ? listing.Bid <= ticket.StopPrice
            : listing.Ask >= ticket.StopPrice,
        OrderType.TakeProfitMarket or OrderType.TakeProfitLimit => ticket.Side is OrderSide.Sell
            ? listing.Bid >= ticket.StopPrice
            : listing.Ask <= ticket.StopPrice,
        _ => false,
    };

    private static bool IsOn(decimal? value, decimal step) => value is null || value % step == 0m;
}
