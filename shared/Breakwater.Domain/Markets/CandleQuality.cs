namespace Breakwater.Domain.Markets;

/// <summary>Judges whether candles may be decided on.</summary>
public static class CandleQuality
{
    // A venue publishes a candle a little after it closed.
    private static readonly TimeSpan PublicationDelay = TimeSpan.FromSeconds(5);

    /// <summary>Finds every defect of <paramref name="series"/> as known at <paramref name="now"/>.</summary>
    /// <remarks>
    /// Stale means that the newest candle opened more than two intervals and five seconds ago: one interval it was
    /// forming, one it is the newest, and then its successor must be there. What an outlier is, is told at
    /// <see cref="CandleDefectKind.Outlier"/>.
    /// </remarks>
    public static CandleQualityReport Inspect(CandleSeries series, DateTimeOffset now) =>
        Inspect(series.Candles, series.Timeframe, now);

    internal static CandleQualityReport Inspect(
        ReadOnlySpan<Candle> candles,
        Timeframe timeframe,
        DateTimeOffset now)
    {
        TimeSpan interval = timeframe.Duration();
        List<CandleDefect> defects = [];
        CandleDisorder.Find(candles, interval, defects);
        bool isPossible = CandleNumbers.Find(candles, defects);
        new CandleMoves(candles, isPossible, defects).Find();
        FindWrongTimes(candles, interval, now, defects);

        return new CandleQualityReport(defects);
    }

    private static void FindWrongTimes(
        ReadOnlySpan<Candle> candles,
        TimeSpan interval,
        DateTimeOffset now,
        List<CandleDefect> defects)
    {
        long lastOpen = now.UtcTicks - interval.Ticks;
        long newest = long.MinValue;
        foreach (ref readonly Candle candle in candles)
        {
            long open = candle.OpenTime.UtcTicks;
            newest = Math.Max(newest, open);
            if (open > lastOpen)
            {
                defects.Add(new(CandleDefectKind.NotClosed, candle.OpenTime, Seconds(open - lastOpen)));
            }
        }

        if (!candles.IsEmpty && now.UtcTicks - newest > (2 * interval.Ticks) + PublicationDelay.Ticks)
        {
            DateTimeOffset open = new(newest, TimeSpan.Zero);
            defects.Add(new(CandleDefectKind.Stale, open, Seconds(now.UtcTicks - newest)));
        }
    }

    private static decimal Seconds(long ticks) => (decimal)ticks / TimeSpan.TicksPerSecond;
}
