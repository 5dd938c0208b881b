using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.History;

/// <summary>Finds candles by time: at once where there is no gap, by halving where there is one.</summary>
internal sealed class CandleIndex
{
    private readonly long[] openTicks;
    private readonly long length;

    /// <exception cref="ArgumentException">A candle does not come after the one before it.</exception>
    public CandleIndex(CandleSeries series)
    {
        length = series.Timeframe.Duration().Ticks;
        openTicks = new long[series.Count];
        ReadOnlySpan<Candle> candles = series.Candles;
        for (int i = 0; i < openTicks.Length; i++)
        {
            openTicks[i] = candles[i].OpenTime.UtcTicks;
            if (i > 0 && openTicks[i] <= openTicks[i - 1])
            {
                throw new ArgumentException(
                    $"The {series.Timeframe} candle of {series.Symbol} at {candles[i].OpenTime:O} does not come after "
                    + "the one before it.",
                    nameof(series));
            }
        }
    }

    /// <summary>The position of the candle that opens at a time; negative when there is none.</summary>
    public int Find(DateTimeOffset openTime)
    {
        int after = OpenBy(openTime.UtcTicks);

        return after > 0 && openTicks[after - 1] == openTime.UtcTicks ? after - 1 : -1;
    }

    /// <summary>How many candles closed at or before a time.</summary>
    public int ClosedBy(DateTimeOffset time) => OpenBy(time.UtcTicks - length);

    // How many opened at or before a time.
    private int OpenBy(long ticks)
    {
        if (ticks < openTicks[0])
        {
            return 0;
        }

        long guess = (ticks - openTicks[0]) / length;
        if (guess < openTicks.Length && openTicks[guess] == ticks)
        {
            return (int)guess + 1;
        }

        int found = Array.BinarySearch(openTicks, ticks);

        return found >= 0 ? found + 1 : ~found;
    }
}
