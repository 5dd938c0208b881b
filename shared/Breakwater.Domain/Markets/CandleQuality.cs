namespace Breakwater.Domain.Markets;

/// <summary>Judges whether candles may be decided on.</summary>
public static class CandleQuality
{
    private const int ZeroVolumeRunLeast = 3;

    // A venue publishes a candle a little after it closed.
    private static readonly TimeSpan PublicationDelay = TimeSpan.FromSeconds(5);

    /// <summary>Finds every defect of <paramref name="series"/> as known at <paramref name="now"/>.</summary>
    /// <remarks>
    /// Stale means that the newest candle opened more than two intervals and five seconds ago: one interval it was
    /// forming, one it is the newest, and then its successor must be there.
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
        FindDisorder(candles, interval, defects);
        FindImpossible(candles, defects);
        FindZeroVolumeRuns(candles, defects);
        FindWrongTimes(candles, interval, now, defects);

        return new CandleQualityReport(defects);
    }

    // Everything is judged by grid slot, so that a candle a second late is off the grid and not also a gap.
    private static void FindDisorder(ReadOnlySpan<Candle> candles, TimeSpan interval, List<CandleDefect> defects)
    {
        long newest = 0;
        for (int i = 0; i < candles.Length; i++)
        {
            DateTimeOffset openTime = candles[i].OpenTime;
            (long slot, long offGrid) = Math.DivRem(openTime.UtcTicks, interval.Ticks);
            if (offGrid != 0)
            {
                defects.Add(new(CandleDefectKind.OffGrid, openTime, Seconds(TimeSpan.FromTicks(offGrid))));
            }

            if (i > 0 && slot <= newest)
            {
                bool isKnown = slot == newest || HasSlot(candles[..i], slot, interval);
                defects.Add(new(isKnown ? CandleDefectKind.Duplicate : CandleDefectKind.OutOfOrder, openTime, null));
            }
            else if (i > 0 && slot > newest + 1)
            {
                DateTimeOffset missing = new((newest + 1) * interval.Ticks, TimeSpan.Zero);
                defects.Add(new(CandleDefectKind.Gap, missing, slot - newest - 1));
            }

            newest = i == 0 ? slot : Math.Max(newest, slot);
        }
    }

    private static bool HasSlot(ReadOnlySpan<Candle> candles, long slot, TimeSpan interval)
    {
        foreach (Candle candle in candles)
        {
            if (candle.OpenTime.UtcTicks / interval.Ticks == slot)
            {
                return true;
            }
        }

        return false;
    }

    private static void FindImpossible(ReadOnlySpan<Candle> candles, List<CandleDefect> defects)
    {
        foreach (Candle candle in candles)
        {
            if (ImpossibleNumber(candle) is decimal number)
            {
                defects.Add(new(CandleDefectKind.ImpossibleCandle, candle.OpenTime, number));
            }
        }
    }

    private static decimal? ImpossibleNumber(Candle candle) => candle switch
    {
        { Open: <= 0m } => candle.Open,
        { High: <= 0m } => candle.High,
        { Low: <= 0m } => candle.Low,
        { Close: <= 0m } => candle.Close,
        { Volume: < 0m } => candle.Volume,
        _ when candle.Low > Math.Min(candle.Open, candle.Close) => candle.Low,
        _ when candle.High < Math.Max(candle.Open, candle.Close) => candle.High,
        _ => null,
    };

    private static void FindZeroVolumeRuns(ReadOnlySpan<Candle> candles, List<CandleDefect> defects)
    {
        int run = 0;
        for (int i = 0; i <= candles.Length; i++)
        {
            if (i < candles.Length && candles[i].Volume == 0m)
            {
                run++;
                continue;
            }

            if (run >= ZeroVolumeRunLeast)
            {
                defects.Add(new(CandleDefectKind.ZeroVolumeRun, candles[i - run].OpenTime, run));
            }

            run = 0;
        }
    }

    private static void FindWrongTimes(
        ReadOnlySpan<Candle> candles,
        TimeSpan interval,
        DateTimeOffset now,
        List<CandleDefect> defects)
    {
        DateTimeOffset newest = DateTimeOffset.MinValue;
        foreach (Candle candle in candles)
        {
            newest = candle.OpenTime > newest ? candle.OpenTime : newest;
            if (candle.OpenTime + interval > now)
            {
                TimeSpan left = candle.OpenTime + interval - now;
                defects.Add(new(CandleDefectKind.NotClosed, candle.OpenTime, Seconds(left)));
            }
        }

        if (!candles.IsEmpty && now - newest > (2 * interval) + PublicationDelay)
        {
            defects.Add(new(CandleDefectKind.Stale, newest, Seconds(now - newest)));
        }
    }

    private static decimal Seconds(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerSecond;
}
