using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>What is measured on a snapshot; null is what could not be measured.</summary>
internal sealed record ScanMetrics(
    int? LevelDefects,
    int? SignalDefects,
    decimal? SpreadBasisPoints,
    decimal? AtrPercent,
    decimal? VolumeSurge,
    decimal? HighDistanceAtr)
{
    private const int ChannelPeriod = 20;

    public static ScanMetrics Of(SymbolSnapshot snapshot)
    {
        CandleSeries? level = snapshot.LevelCandles;
        CandleSeries? signal = snapshot.SignalCandles;
        double atr = level is null ? double.NaN : Atr(level);
        double surge = signal is null ? double.NaN : MedianWindow.Surge(signal.Volumes);
        double distance = level is null || signal is null ? double.NaN : (Channel(level) - signal.Closes[^1]) / atr;

        return new ScanMetrics(
            Defects(level, snapshot.Now),
            Defects(signal, snapshot.Now),
            snapshot.Book is { SpreadBasisPoints: >= 0m and decimal spread } ? spread : null,
            level is null ? null : IndicatorValue.ToDecimal(atr / level.Closes[^1] * 100.0),
            IndicatorValue.ToDecimal(surge),
            IndicatorValue.ToDecimal(distance));
    }

    private static double Atr(CandleSeries series) =>
        AverageTrueRange.Last(series.Highs, series.Lows, series.Closes, AverageTrueRange.StandardPeriod);

    private static int? Defects(CandleSeries? series, DateTimeOffset now) =>
        series is null ? null : CandleQuality.Inspect(series, now).Defects.Count;

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
}
