using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>The filters that need candles or the order book.</summary>
internal static class CandleFilters
{
    /// <summary>The check of the order book; its value is null until the book was fetched.</summary>
    public const string DepthCheck = "depthQuote";

    private const int InputsNeeded = 4;

    public static void Add(FilterTrail trail, SymbolSnapshot snapshot, ScanMetrics metrics, ScanRules rules)
    {
        trail.Add(Check.AtLeast("inputs", Inputs(snapshot), InputsNeeded), ScanRejection.MissingData);
        AddRegime(trail, snapshot.Regime ?? RegimeFilter.Judge(snapshot.Reference, snapshot.Now, rules.Regime));
        AddQuality(trail, snapshot);
        if (rules.MinAgeDays > 0)
        {
            trail.Add(Check.AtLeast("ageDays", snapshot.DailyCandles?.Count, rules.MinAgeDays), ScanRejection.TooYoung);
        }

        AddVolatility(trail, metrics, rules);
        AddVolume(trail, metrics, rules);
        if (rules.MinDepthQuote > 0m)
        {
            AddDepth(trail, snapshot.Depth, rules.MinDepthQuote);
        }
    }

    private static decimal Inputs(SymbolSnapshot snapshot) =>
        (snapshot.Ticker is null ? 0m : 1m) + (snapshot.Book is null ? 0m : 1m)
            + (snapshot.LevelCandles is null ? 0m : 1m) + (snapshot.SignalCandles is null ? 0m : 1m);

    private static void AddRegime(FilterTrail trail, RegimeVerdict regime)
    {
        bool isShown = regime.Regime is MarketRegime.Caution or MarketRegime.Normal;
        foreach (Check check in regime.Checks)
        {
            isShown |= !check.Passed;
            trail.Add(
                check,
                check.Name == RegimeFilter.DefectsCheck ? ScanRejection.DefectiveCandles : ScanRejection.RiskOff);
        }

        // A verdict that was handed in may have lost its checks; it still stands.
        if (!isShown)
        {
            decimal? value = regime.Regime == MarketRegime.Unknown ? null : (decimal)regime.Regime;
            trail.Add(Check.AtLeast("regime", value, (decimal)MarketRegime.Caution), ScanRejection.RiskOff);
        }
    }

    private static void AddQuality(FilterTrail trail, SymbolSnapshot snapshot)
    {
        CandleSeries? level = snapshot.LevelCandles;
        CandleSeries? signal = snapshot.SignalCandles;
        int? levelDefects = Defects(level, snapshot.Now);
        int? signalDefects = ReferenceEquals(level, signal) ? levelDefects : Defects(signal, snapshot.Now);

        trail.Add(Check.AtMost("levelCandles.defects", levelDefects, 0m), ScanRejection.DefectiveCandles);
        trail.Add(Check.AtMost("signalCandles.defects", signalDefects, 0m), ScanRejection.DefectiveCandles);
    }

    private static int? Defects(CandleSeries? series, DateTimeOffset now) =>
        series is null ? null : CandleQuality.Inspect(series, now).Defects.Count;

    private static void AddVolatility(FilterTrail trail, ScanMetrics metrics, ScanRules rules)
    {
        if (rules.MinAtrPercent > 0m)
        {
            trail.Add(
                Check.AtLeast("atrPercent.min", metrics.AtrPercent, rules.MinAtrPercent),
                ScanRejection.VolatilityTooLow);
        }

        if (rules.MaxAtrPercent < 100m)
        {
            trail.Add(
                Check.AtMost("atrPercent.max", metrics.AtrPercent, rules.MaxAtrPercent),
                ScanRejection.VolatilityTooHigh);
        }

        if (ScanAsks.BandWidth(rules))
        {
            trail.Add(
                Check.AtMost("bandWidthPercentile", metrics.BandWidthPercentile, rules.MaxBandWidthPercentile),
                ScanRejection.BandsTooWide);
        }

        if (ScanAsks.VolatilitySpike(rules))
        {
            trail.Add(
                Check.AtMost("volatilitySpike", metrics.VolatilitySpike, rules.MaxVolatilitySpike),
                ScanRejection.VolatilitySpike);
        }
    }

    private static void AddVolume(FilterTrail trail, ScanMetrics metrics, ScanRules rules)
    {
        if (rules.MinVolumeSurge > 0m)
        {
            trail.Add(
                Check.AtLeast("volumeSurge", metrics.VolumeSurge, rules.MinVolumeSurge),
                ScanRejection.NoVolumeSurge);
        }

        if (rules.MinHourlyVolumeSurge > 0m)
        {
            trail.Add(
                Check.AtLeast("volumeSurge.hour", metrics.HourlyVolumeSurge, rules.MinHourlyVolumeSurge),
                ScanRejection.NoHourlyVolumeSurge);
        }
    }

    // A crossed book is told from one that is not there yet, or it would be fetched again and again.
    private static void AddDepth(FilterTrail trail, OrderBook? book, decimal least)
    {
        bool isCrossed = book is not null && BookDepth.IsCrossed(book);
        if (book is not null)
        {
            trail.Add(Check.That("depth.uncrossed", !isCrossed), ScanRejection.MissingData);
        }

        decimal? value = book is null || isCrossed ? null : BookDepth.ThinnerSide(book);
        trail.Add(Check.AtLeast(DepthCheck, value, least), ScanRejection.DepthTooLow);
    }
}
