using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>What is measured on the candles; null is what could not be, or what nobody asks for.</summary>
internal sealed record ScanMetrics(
    decimal? AtrPercent,
    decimal? VolumeSurge,
    decimal? HourlyVolumeSurge,
    decimal? BandWidthPercentile,
    decimal? VolatilitySpike,
    decimal? HighDistanceAtr,
    decimal? Correlation,
    decimal? MomentumAtr)
{
    private const int ChannelPeriod = 20;
    private const int MomentumCandles = 5;
    private const int SecondsPerHour = 3600;

    // The newest 100 widths before the current one, the oldest of which needs a whole window of closes.
    private const int BandCandles =
        BollingerBands.StandardPeriod + BollingerWidthPercentile.StandardLookback;

    public static ScanMetrics Of(SymbolSnapshot snapshot, ScanRules rules)
    {
        CandleSeries? level = snapshot.LevelCandles;
        CandleSeries? signal = snapshot.SignalCandles;
        double atr = level is null ? double.NaN : Atr(level);

        return new ScanMetrics(
            level is null ? null : IndicatorValue.ToDecimal(atr / level.Closes[^1] * 100.0),
            signal is null ? null : IndicatorValue.ToDecimal(MedianWindow.Surge(signal.Volumes)),
            signal is null ? null : IndicatorValue.ToDecimal(HourlySurge(signal)),
            level is not null && ScanAsks.BandWidth(rules) ? IndicatorValue.ToDecimal(BandPercentile(level)) : null,
            level is not null && ScanAsks.VolatilitySpike(rules)
                ? IndicatorValue.ToDecimal(RangeScore.Of(level))
                : null,
            level is null || signal is null
                ? null
                : IndicatorValue.ToDecimal((Channel(level) - signal.Closes[^1]) / atr),
            rules.Weights.Correlation > 0m && level is not null && snapshot.Reference is CandleSeries reference
                ? ReturnCorrelation.Of(level, reference)
                : null,
            level is null ? null : IndicatorValue.ToDecimal(Change(level) / atr));
    }

    private static double Atr(CandleSeries series) =>
        AverageTrueRange.Last(series.Highs, series.Lows, series.Closes, AverageTrueRange.StandardPeriod);

    private static double HourlySurge(CandleSeries series)
    {
        int hour = Math.Max(1, SecondsPerHour / (int)series.Timeframe);
        if (series.Count < 2 * hour)
        {
            return double.NaN;
        }

        double before = Median.Of(series.Volumes[^(2 * hour)..^hour]);

        return before > 0.0 ? Median.Of(series.Volumes[^hour..]) / before : double.NaN;
    }

    private static double BandPercentile(CandleSeries series)
    {
        BollingerWidthPercentile percentile = new(
            BollingerBands.StandardPeriod,
            BollingerBands.StandardMultiplier,
            BollingerWidthPercentile.StandardLookback);
        double value = double.NaN;
        foreach (double close in series.Closes[^Math.Min(BandCandles, series.Count)..])
        {
            value = percentile.Next(close);
        }

        return value;
    }

    private static double Channel(CandleSeries series)
    {
        if (series.Count <= ChannelPeriod)
        {
            return double.NaN;
        }

        double highest = double.NegativeInfinity;
        foreach (double high in series.Highs[^(ChannelPeriod + 1)..^1])
        {
            highest = Math.Max(highest, high);
        }

        return highest;
    }

    private static double Change(CandleSeries series) => series.Count > MomentumCandles
        ? series.Closes[^1] - series.Closes[^(MomentumCandles + 1)]
        : double.NaN;
}
