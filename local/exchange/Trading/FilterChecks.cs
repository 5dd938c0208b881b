using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>The filters of exchangeInfo, enforced; the first that fails is reported.</summary>
public static class FilterChecks
{
    private const int Minute = 60_000;

    public static void Check(Account account, Ticket ticket, long now, bool hasQuantity = true)
    {
        CheckPrices(ticket);
        if (hasQuantity && ticket.QuoteQuantity == 0)
        {
            CheckQuantity(ticket);
        }

        CheckValue(ticket, AveragePrice(ticket.Market, now), hasQuantity);
        CheckTrailing(ticket);
        CheckIceberg(ticket);
        CheckCounts(account, [ticket]);
    }

    /// <summary>Whether the account may have these orders more.</summary>
    public static void CheckCounts(Account account, IReadOnlyCollection<Ticket> tickets)
    {
        string symbol = tickets.First().Instrument.Symbol;
        List<Order> open = [.. account.Open.Where(order => order.Ticket.Instrument.Symbol == symbol)];
        if (open.Count + tickets.Count > SymbolFilters.MaxOpenOrders)
        {
            throw Rejections.Filter("MAX_NUM_ORDERS");
        }

        int stops = tickets.Count(ticket => ticket.IsStop);
        if (stops > 0 && open.Count(order => order.Ticket.IsStop) + stops > SymbolFilters.MaxOpenStops)
        {
            throw Rejections.Filter("MAX_NUM_ALGO_ORDERS");
        }

        if (tickets.Count > 1 && account.Lists.Count(list => list.IsOpen) >= SymbolFilters.MaxOrderLists)
        {
            throw Rejections.Filter("MAX_NUM_ORDER_LISTS");
        }
    }

    /// <summary>The average of the last five minutes, as avgPrice tells it.</summary>
    public static decimal AveragePrice(SymbolMarket market, long now)
    {
        long from = now - (SymbolFilters.AverageMinutes * Minute) + 1;
        return market.TryRange(from, now, out Candle range)
            ? Units.ToDecimal(DayTickerText.AveragePrice(range, market.Instrument), WireText.Decimals)
            : Units.PriceOf(market.Instrument, market.LastPrice(now));
    }

    private static void CheckPrices(Ticket ticket)
    {
        decimal tick = Units.ToDecimal(1, ticket.Instrument.PriceDecimals);
        foreach (decimal price in new[] { ticket.Price, ticket.StopPrice })
        {
            if (price % tick != 0 || price > SymbolFilters.MaxPrice(ticket.Instrument))
            {
                throw Rejections.Filter("PRICE_FILTER");
            }
        }

        if (!ticket.IsMarket && ticket.Price == 0)
        {
            throw Rejections.Filter("PRICE_FILTER");
        }
    }

    private static void CheckQuantity(Ticket ticket)
    {
        decimal step = Units.StepOf(ticket.Instrument);
        decimal most = SymbolFilters.MaxQuantity(ticket.Instrument);
        if (ticket.Quantity < step || ticket.Quantity > most || ticket.Quantity % step != 0)
        {
            throw Rejections.Filter("LOT_SIZE");
        }

        if (ticket.IsMarket && ticket.Quantity > SymbolFilters.MaxMarketQuantity(ticket.Instrument))
        {
            throw Rejections.Filter("MARKET_LOT_SIZE");
        }
    }

    private static void CheckValue(Ticket ticket, decimal average, bool hasQuantity)
    {
        bool isFar = ticket.Price > average * SymbolFilters.PercentUp
            || ticket.Price < average * SymbolFilters.PercentDown;
        if (!ticket.IsMarket && isFar)
        {
            throw Rejections.Filter("PERCENT_PRICE_BY_SIDE");
        }

        decimal price = ticket.IsMarket ? average : ticket.Price;
        decimal value = ticket.QuoteQuantity > 0 ? ticket.QuoteQuantity : price * ticket.Quantity;
        bool isTooMuch = !ticket.IsMarket && value > SymbolFilters.MaxNotional;
        if (hasQuantity && (value < ticket.Instrument.MinNotional || isTooMuch))
        {
            throw Rejections.Filter("NOTIONAL");
        }
    }

    private static void CheckTrailing(Ticket ticket)
    {
        if (ticket.TrailingDelta is not 0
            and (< SymbolFilters.MinTrailingDelta or > SymbolFilters.MaxTrailingDelta))
        {
            throw Rejections.Filter("TRAILING_DELTA");
        }
    }

    private static void CheckIceberg(Ticket ticket)
    {
        decimal part = ticket.IcebergQuantity;
        if (part == 0)
        {
            return;
        }

        if (part % Units.StepOf(ticket.Instrument) != 0)
        {
            throw Rejections.Filter("LOT_SIZE");
        }

        if (part >= ticket.Quantity)
        {
            throw Rejections.New("IcebergQty exceeds QTY.");
        }

        if (ticket.Quantity > part * SymbolFilters.IcebergParts)
        {
            throw Rejections.Filter("ICEBERG_PARTS");
        }
    }
}
