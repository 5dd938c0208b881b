namespace Breakwater.Domain.Scanning;

/// <summary>How promising an instrument is, 0 to 1, as the weighted sum of parts of 0 to 1 each.</summary>
internal static class ScanScore
{
    // Of the surge the hour counts most, as one candle may be one order; five times the usual is as much as counts.
    private const decimal HourShare = 0.6m;
    private const decimal CandleShare = 0.4m;
    private const decimal SurgeFull = 5m;

    // Enough movement to pay the costs, not so much that the stop must be far away.
    private const decimal AtrPercentBest = 1.5m;
    private const decimal AtrPercentBestMost = 3.5m;

    private const decimal NearnessZeroAtr = 2m;
    private const decimal MomentumFullAtr = 3m;

    // Trades count by their logarithm: from 10 to 20 a minute is as much as from 50 to 100.
    private const double TradesFull = 150.0;

    /// <summary>
    /// Adds the parts with a weight, unweighted, as checks named <c>score.*</c>, and returns their weighted sum; 0
    /// when one of them is not known, which fails as any missing input does.
    /// </summary>
    public static decimal Add(FilterTrail trail, SymbolSnapshot snapshot, ScanMetrics metrics, ScanRules rules)
    {
        ScoreWeights weights = rules.Weights;
        decimal? spread = TickerFilters.Spread(snapshot);
        decimal? trades = TickerFilters.TradesPerMinute(snapshot);
        (string Name, decimal Weight, decimal? Value)[] parts =
        [
            ("score.volumeSurge", weights.VolumeSurge, Surge(metrics)),
            ("score.atrQuality", weights.AtrQuality, AtrQuality(metrics.AtrPercent)),
            ("score.nearHigh", weights.NearHigh, NearHigh(metrics.HighDistanceAtr)),
            ("score.correlation", weights.Correlation, 1m - Magnitude(metrics.Correlation)),
            ("score.tradesPerMinute", weights.TradesPerMinute, Busy(trades)),
            ("score.spread", weights.Spread, Narrow(spread, rules.MaxSpreadBasisPoints)),
            ("score.momentum", weights.Momentum, metrics.MomentumAtr / MomentumFullAtr),
        ];

        bool isKnown = true;
        decimal score = 0m;
        foreach ((string name, decimal weight, decimal? value) in parts)
        {
            if (weight > 0m)
            {
                decimal part = Math.Clamp(value ?? 0m, 0m, 1m);
                trail.Add(
                    new Check(name, value is null ? null : part, null, value is not null), ScanRejection.MissingData);
                score += weight * part;
                isKnown &= value is not null;
            }
        }

        return isKnown ? score : 0m;
    }

    private static decimal? Surge(ScanMetrics metrics) =>
        ((CandleShare * metrics.VolumeSurge) + (HourShare * metrics.HourlyVolumeSurge) - 1m) / (SurgeFull - 1m);

    private static decimal? AtrQuality(decimal? percent) => percent switch
    {
        < AtrPercentBest => percent / AtrPercentBest,
        <= AtrPercentBestMost => 1m,
        _ => 2m - (percent / AtrPercentBestMost),
    };

    private static decimal? NearHigh(decimal? distanceAtr) => 1m - (Magnitude(distanceAtr) / NearnessZeroAtr);

    private static decimal? Busy(decimal? trades) => trades is decimal perMinute
        ? (decimal)(Math.Log(1.0 + (double)perMinute) / Math.Log(1.0 + TradesFull))
        : null;

    private static decimal? Narrow(decimal? spread, decimal widest) =>
        widest > 0m ? 1m - (spread / widest) : 0m;

    private static decimal? Magnitude(decimal? value) => value is decimal known ? Math.Abs(known) : null;
}
