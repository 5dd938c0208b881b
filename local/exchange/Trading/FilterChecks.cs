using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>The filters of exchangeInfo, enforced in the order in which it lists them.</summary>
public static class FilterChecks
{
    private const int Minute = 60_000;

    /// <summary>Refuses with the first filter that fails.</summary>
    public static void Check(
        Account account, IReadOnlyList<Ticket> tickets, long now, bool sellsProceeds = false)
    {
        if (Failures(account, tickets, now, sellsProceeds).FirstOrDefault() is { } filter)
        {
            throw Rejections.Filter(filter);
        }

        if (tickets.Any(ticket => ticket.IcebergQuantity > 0 && ticket.IcebergQuantity >= ticket.Quantity))
        {
            throw Rejections.New("IcebergQty exceeds QTY.");
        }
    }

    /// <summary>Every filter that fails, of each order by itself and then of all together.</summary>
    public static IEnumerable<string> Failures(
        Account account, IReadOnlyList<Ticket> tickets, long now, bool sellsProceeds = false) => tickets
        .SelectMany(ticket => Failures(ticket, now, hasQuantity: !sellsProceeds || ticket == tickets[0]))
        .Concat(AccountChecks.Failures(account, tickets));

    /// <summary>The average of so many minutes, as avgPrice tells it; of 0 minutes the last price.</summary>
    public static decimal AveragePrice(SymbolMarket market, long now, int minutes)
    {
        long from = now - ((long)minutes * Minute) + 1;
        return minutes > 0 && market.TryRange(from, now, out Candle range)
            ? Units.ToDecimal(DayTickerText.AveragePrice(range, market.Instrument), WireText.Decimals)
            : Units.PriceOf(market.Instrument, market.LastPrice(now));
    }

    private static IEnumerable<string> Failures(Ticket ticket, long now, bool hasQuantity)
    {
        SymbolFilters filters = ticket.Instrument.Listing.Filters;
        return from check in new (string Name, Func<bool> Passes)[]
            {
                ("PRICE_FILTER", () => HasGoodPrices(ticket, filters.Price)),
                ("PERCENT_PRICE", () => IsNear(ticket, filters.PercentPrice, now)),
                ("LOT_SIZE", () => !hasQuantity || HasGoodLots(ticket, filters.Lot)),
                ("MIN_NOTIONAL", () => !hasQuantity || IsWorth(ticket, filters.MinNotional, now)),
                ("ICEBERG_PARTS", () => !hasQuantity || HasFewParts(ticket, filters.IcebergParts)),
                ("MARKET_LOT_SIZE", () => !hasQuantity || HasGoodMarketLot(ticket, filters.MarketLot)),
                ("TRAILING_DELTA", () => HasGoodDelta(ticket, filters.Trailing)),
                ("PERCENT_PRICE_BY_SIDE", () => IsNear(
                    ticket, ticket.IsBuy ? filters.BidPercentPrice : filters.AskPercentPrice, now)),
                ("NOTIONAL", () => !hasQuantity || IsWorth(ticket, filters.Notional, now)),
            }
            where !check.Passes()
            select check.Name;
    }

    // A price of 0 was not sent, and a limit order cannot do without.
    private static bool HasGoodPrices(Ticket ticket, Grid? grid) =>
        (ticket.IsMarket || ticket.Price > 0)
        && (ticket.Price == 0 || IsOn(grid, ticket.Price))
        && (ticket.StopPrice == 0 || IsOn(grid, ticket.StopPrice));

    private static bool IsOn(Grid? grid, decimal value) => grid is null
        || (value >= grid.Min && (grid.Max == 0 || value <= grid.Max) && (grid.Step == 0 || value % grid.Step == 0));

    private static bool IsNear(Ticket ticket, Multipliers? band, long now)
    {
        if (band is null || ticket.IsMarket)
        {
            return true;
        }

        decimal average = AveragePrice(ticket.Market, now, band.Minutes);
        return ticket.Price <= average * band.Up && ticket.Price >= average * band.Down;
    }

    private static bool HasGoodLots(Ticket ticket, Grid? grid) =>
        (ticket.QuoteQuantity > 0 || IsOn(grid, ticket.Quantity))
        && (ticket.IcebergQuantity == 0 || IsOn(grid, ticket.IcebergQuantity));

    private static bool HasGoodMarketLot(Ticket ticket, Grid? grid) =>
        !ticket.IsMarket || ticket.QuoteQuantity > 0 || IsOn(grid, ticket.Quantity);

    private static bool IsWorth(Ticket ticket, ValueRange? range, long now)
    {
        if (range is null)
        {
            return true;
        }

        decimal price = ticket.IsMarket ? AveragePrice(ticket.Market, now, range.Minutes) : ticket.Price;
        decimal value = ticket.QuoteQuantity > 0 ? ticket.QuoteQuantity : Units.Times(price, ticket.Quantity);
        bool hasMin = !ticket.IsMarket || range.OnMarket.Min;
        bool hasMax = range.Max > 0 && (!ticket.IsMarket || range.OnMarket.Max);
        return (!hasMin || value >= range.Min) && (!hasMax || value <= range.Max);
    }

    private static bool HasFewParts(Ticket ticket, int? most) => ticket.IcebergQuantity == 0 || most is not > 0
        || ticket.Quantity <= ticket.IcebergQuantity * most.Value;

    private static bool HasGoodDelta(Ticket ticket, TrailingDeltas? deltas)
    {
        if (deltas is null || ticket.TrailingDelta == 0)
        {
            return true;
        }

        (int min, int max) = ticket.TriggersBelow ? deltas.Below : deltas.Above;
        return ticket.TrailingDelta >= min && ticket.TrailingDelta <= max;
    }
}
