namespace Breakwater.Domain.Indicators;

/// <summary>Median of the <c>period</c> values before the current one: what is usual.</summary>
/// <remarks>
/// The current value is excluded, so that it does not raise what it is compared with. The first median is at value
/// <c>period</c>, counted from 0. Each value moves at most <c>period</c> others in a sorted array. A copy is the same
/// indicator: both feed one window. The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct MedianWindow
{
    /// <summary>The usual period, used for every volume surge in this domain.</summary>
    public const int StandardPeriod = 20;

    private readonly SortedWindow? window;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public MedianWindow(int period) => window = new SortedWindow(period);

    /// <summary>Fills <paramref name="output"/> with the median before each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        MedianWindow window = new(period);
        for (int i = 0; i < values.Length; i++)
        {
            output[i] = window.Next(values[i]);
        }
    }

    /// <summary>The newest value as a multiple of the median of the 20 before it; NaN without one above zero.</summary>
    public static double Surge(ReadOnlySpan<double> values)
    {
        if (values.Length <= StandardPeriod)
        {
            return double.NaN;
        }

        double usual = Median.Of(values[^(StandardPeriod + 1)..^1]);

        return usual > 0.0 ? values[^1] / usual : double.NaN;
    }

    /// <summary>The median of the values before this one; NaN for the first <c>period</c> values.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value) => IndicatorValue.Made(window).Next(value);
}
