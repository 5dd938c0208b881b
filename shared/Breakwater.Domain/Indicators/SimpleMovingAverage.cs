namespace Breakwater.Domain.Indicators;

/// <summary>The mean of the newest <c>period</c> values, the current one included.</summary>
/// <remarks>
/// The first value is at value <c>period</c> - 1, counted from 0. Flat values give exactly that value; rounding does
/// not add up over the candles. A copy is the same average: both feed one window.
/// The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct SimpleMovingAverage
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private readonly BlockWindow<double, Moments>? window;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public SimpleMovingAverage(int period) => window = new BlockWindow<double, Moments>(period);

    /// <summary>Fills <paramref name="output"/> with the average at each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        output[..Math.Min(period - 1, output.Length)].Fill(double.NaN);
        Span<double> ends = period <= BlockSums.OnStack ? stackalloc double[BlockSums.OnStack] : new double[period];
        double share = 1.0 / period;
        for (int full = period; full <= values.Length; full += period)
        {
            int next = Math.Min(period, values.Length - full + 1);
            ReadOnlySpan<double> block = values[(full - period)..full];
            double anchor = block[^1];
            output[full - 1] = Moments.Mean(BlockSums.Ends(block, anchor, ends), anchor, share);
            Beginnings(values.Slice(full, next - 1), anchor, share, ends[1..next], output.Slice(full, next - 1));
        }
    }

    /// <summary>The average at the next value, in its unit; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value)
    {
        BlockWindow<double, Moments> made = IndicatorValue.Made(window);
        made.Push(value);

        return made.IsFull ? Moments.Mean(made.Sum.Sum, made.Anchor, 1.0 / made.Period) : double.NaN;
    }

    private static void Beginnings(
        ReadOnlySpan<double> values,
        double anchor,
        double share,
        ReadOnlySpan<double> ends,
        Span<double> output)
    {
        double beginning = 0.0;
        for (int i = 0; i < values.Length && i < ends.Length && i < output.Length; i++)
        {
            beginning += values[i] - anchor;
            output[i] = Moments.Mean(ends[i] + beginning, anchor, share);
        }
    }
}
