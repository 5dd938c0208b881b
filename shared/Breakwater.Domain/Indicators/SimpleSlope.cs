namespace Breakwater.Domain.Indicators;

/// <summary>Slope of the straight line that fits the newest <c>period</c> values best (least squares).</summary>
/// <remarks>
/// Positive is rising; 0 in a flat window. Divide by the price for a share per candle. The first value is at value
/// <c>period</c> - 1, counted from 0. A copy is the same indicator: both feed one window. The default value is refused
/// by <see cref="Next"/>.
/// </remarks>
public readonly record struct SimpleSlope
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private readonly BlockWindow<double, Trend>? window;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 2.</exception>
    public SimpleSlope(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        window = new BlockWindow<double, Trend>(period);
    }

    /// <summary>Fills <paramref name="output"/> with the slope at each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 2 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        SimpleSlope slope = new(period);
        for (int i = 0; i < values.Length; i++)
        {
            output[i] = slope.Next(values[i]);
        }
    }

    /// <summary>The slope at the next value, in its unit per candle; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value)
    {
        BlockWindow<double, Trend> made = IndicatorValue.Made(window);
        made.Push(value);
        if (!made.IsFull)
        {
            return double.NaN;
        }

        // Offsets count from the anchor; the line's own count from the middle of the window.
        double period = made.Period;
        double shift = made.Older - ((period - 1.0) / 2.0);
        double squares = period * ((period * period) - 1.0) / 12.0;

        return (made.Sum.Weighted + (shift * made.Sum.Sum)) / squares;
    }
}
