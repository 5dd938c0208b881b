namespace Breakwater.Domain.Indicators;

/// <summary>Wilder's average true range, seeded with the mean of the first <c>period</c> true ranges.</summary>
/// <remarks>
/// The first candle has no true range, so the first value is at candle <c>period</c>, counted from 0 (as in TA-Lib and
/// Skender; Tulip counts high - low of the first candle). Never negative; exactly 0 when no candle ever moved.
/// A copy goes on independently of the original. The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct AverageTrueRange
{
    /// <summary>The usual period, used for every ATR in this domain.</summary>
    public const int StandardPeriod = 14;

    private SeededAverage average;
    private double previousClose;
    private bool hasPrevious;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public AverageTrueRange(int period) => average = WilderAverage.Of(period);

    /// <summary>Fills <paramref name="output"/> with the value at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        ReadOnlySpan<double> closes,
        int period,
        Span<double> output)
    {
        PriceColumns prices = new(highs, lows, closes);
        IndicatorValue.RefuseUnequal(prices.Count, output.Length, nameof(output));

        AverageTrueRange range = new(period);
        int i = 0;
        for (; i < output.Length && !range.average.IsWarm; i++)
        {
            output[i] = range.Next(highs[i], lows[i], closes[i]);
        }

        double state = range.average.State;
        double weight = range.average.Weight;
        for (; i < output.Length; i++)
        {
            state = SeededAverage.Step(state, weight, Of(highs[i], lows[i], closes[i - 1]));
            output[i] = state;
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
        PriceColumns prices = new(highs, lows, closes);

        AverageTrueRange range = new(period);
        double value = double.NaN;
        for (int i = 0; i < prices.Count; i++)
        {
            value = range.Next(highs[i], lows[i], closes[i]);
        }

        return value;
    }

    /// <summary>The value at the next candle, in the unit of the prices; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public double Next(double high, double low, double close)
    {
        double before = previousClose;
        previousClose = close;

        return hasPrevious ? average.Next(Of(high, low, before)) : Begin();
    }

    private static double Of(double high, double low, double before) =>
        Math.Max(high - low, Math.Max(Math.Abs(high - before), Math.Abs(low - before)));

    private double Begin()
    {
        IndicatorValue.RefuseDefault(average.Period);
        hasPrevious = true;

        return double.NaN;
    }
}
