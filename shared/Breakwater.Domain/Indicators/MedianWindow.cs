namespace Breakwater.Domain.Indicators;

/// <summary>Median of the <c>period</c> values before the current one: what is usual.</summary>
/// <remarks>The current value is excluded, so that it does not raise what it is compared with.</remarks>
public sealed class MedianWindow
{
    /// <summary>The usual period, used for every volume surge in this domain.</summary>
    public const int StandardPeriod = 20;

    private readonly double[] arrivals;
    private readonly double[] sorted;
    private int oldest;
    private int count;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public MedianWindow(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        arrivals = new double[period];
        sorted = new double[period];
    }

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
    public double Next(double value)
    {
        bool isFull = count == sorted.Length;
        double median = isFull ? Median.OfSorted(sorted) : double.NaN;
        if (isFull)
        {
            Remove(arrivals[oldest]);
        }

        Insert(value);
        arrivals[oldest] = value;
        oldest = oldest + 1 == arrivals.Length ? 0 : oldest + 1;

        return median;
    }

    private void Remove(double value)
    {
        int slot = Array.BinarySearch(sorted, 0, count, value);
        count--;
        Array.Copy(sorted, slot + 1, sorted, slot, count - slot);
    }

    private void Insert(double value)
    {
        int slot = Array.BinarySearch(sorted, 0, count, value);
        slot = slot < 0 ? ~slot : slot;
        Array.Copy(sorted, slot, sorted, slot + 1, count - slot);
        sorted[slot] = value;
        count++;
    }
}
