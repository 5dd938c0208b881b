using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>The part of a level series that was known when a signal candle opened.</summary>
public static class LevelCandles
{
    /// <summary>The candles that closed at or before <paramref name="time"/>; null when there is none.</summary>
    /// <remarks>Levels drawn from anything later would know the breakout that they are to be broken by.</remarks>
    public static CandleSeries? Before(CandleSeries series, DateTimeOffset time)
    {
        int count = CountBefore(series, time);

        return count switch
        {
            0 => null,
            _ => series.Slice(0, count),
        };
    }

    internal static int CountBefore(CandleSeries series, DateTimeOffset time)
    {
        TimeSpan interval = series.Timeframe.Duration();
        int count = series.Count;
        while (count > 0 && series.Candles[count - 1].OpenTime + interval > time)
        {
            count--;
        }

        return count;
    }
}
