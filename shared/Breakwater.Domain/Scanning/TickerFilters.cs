namespace Breakwater.Domain.Scanning;

/// <summary>The filters that need no candle, and so cost next to nothing.</summary>
internal static class TickerFilters
{
    private const decimal MinutesPerDay = 1440m;

    public static void Add(FilterTrail trail, SymbolSnapshot snapshot, ScanRules rules)
    {
        trail.Add(Check.That("trading", snapshot.Instrument.IsTrading), ScanRejection.NotTrading);
        if (rules.MinQuoteVolume24h > 0m)
        {
            trail.Add(
                Check.AtLeast("quoteVolume24h", snapshot.Ticker?.QuoteVolume, rules.MinQuoteVolume24h),
                ScanRejection.VolumeTooLow);
        }

        if (rules.MinTradesPerMinute > 0m)
        {
            trail.Add(
                Check.AtLeast("tradesPerMinute", TradesPerMinute(snapshot), rules.MinTradesPerMinute),
                ScanRejection.TooFewTrades);
        }

        trail.Add(
            Check.AtMost("spreadBasisPoints", Spread(snapshot), rules.MaxSpreadBasisPoints),
            ScanRejection.SpreadTooWide);
    }

    /// <summary>Mean of the last 24 hours; null when nobody counted.</summary>
    public static decimal? TradesPerMinute(SymbolSnapshot snapshot) => snapshot.Ticker?.Trades / MinutesPerDay;

    /// <summary>Null when a side is empty or the book is crossed: that is a broken feed, not a narrow spread.</summary>
    public static decimal? Spread(SymbolSnapshot snapshot) =>
        snapshot.Book is { SpreadBasisPoints: >= 0m and decimal spread } ? spread : null;
}
