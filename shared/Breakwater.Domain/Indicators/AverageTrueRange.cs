namespace Breakwater.Domain.Indicators;

/// <summary>Wilder's average true range, seeded with the mean of the first <c>period</c> true ranges.</summary>
/// <remarks>
/// The first candle has no true range, so the first value is at candle <c>period</c>, counted from 0.
/// A copy goes on independently of the original. The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct AverageTrueRange
{
    /// <summary>The usual period, used for every ATR in this domain.</summary>
    public const int StandardPeriod = 14;

    private readonly int period;
    private int ranges;
    private double previousClose;
    private double state;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public AverageTrueRange(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        this.period = period;
        ranges = -1;
    }

    /// <summary>Fills <paramref name="output"/> with the value at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        ReadOnlySpan<double> closes,
        int period,
        Span<double> output)
    {
        RefuseUnequal(highs, lows, closes);
        IndicatorValue.RefuseUnequal(highs.Length, output.Length, nameof(output));

        AverageTrueRange range = new(period);
        for (int i = 0; i < highs.Length; i++)
        {
            output[i] = range.Next(highs[i], lows[i], closes[i]);
        }
    }

    /// <summary>The value at the newest candle; NaN until there are <paramref name="period"/> + 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static double Last(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        ReadOnlySpan<double> closes,
        int period)
    {
        RefuseUnequal(highs, lows, closes);

        AverageTrueRange range = new(period);
        double value = double.NaN;
        for (int i = 0; i < highs.Length; i++)
        {
            value = range.Next(highs[i], lows[i], closes[i]);
        }

        return value;
    }

    /// <summary>The value at the next candle, in the unit of the prices; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public double Next(double high, double low, double close)
    {
        if (period == 0)
        {
            throw new InvalidOperationException("An average true range needs a period.");
        }

        double range = Math.Max(high - low, Math.Max(Math.Abs(high - previousClose), Math.Abs(low - previousClose)));
        previousClose = close;
        if (ranges == period)
        {
            state = ((state * (period - 1)) + range) / period;

            return state;
        }

        return WarmUp(range);
    }

    private static void RefuseUnequal(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        ReadOnlySpan<double> closes)
    {
        IndicatorValue.RefuseUnequal(highs.Length, lows.Length, nameof(lows));
        IndicatorValue.RefuseUnequal(highs.Length, closes.Length, nameof(closes));
    }

    // While warming up the state is the sum of true ranges, afterwards it is the average.
    private double WarmUp(double range)
    {
        ranges++;
        if (ranges == 0)
        {
            return double.NaN;
        }

        state += range;
        if (ranges < period)
        {
            return double.NaN;
        }

        state /= period;

        return state;
    }
}
