using System.Numerics;

namespace Breakwater.Domain.Indicators;

/// <summary>Simple moving average plus and minus <c>multiplier</c> standard deviations of the same window.</summary>
/// <remarks>
/// The deviation is the population's, as in TA-Lib, Tulip and Skender. It is made of differences from a value of the
/// window, so it does not suffer from large prices as a running sum of squares does; in a flat window it is exactly 0
/// and the three lines are equal. The first value is at value <c>period</c> - 1, counted from 0. The middle equals
/// <see cref="SimpleMovingAverage"/> bit for bit. A copy is the same indicator: both feed one window.
/// The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct BollingerBands
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    /// <summary>The usual number of standard deviations.</summary>
    public const double StandardMultiplier = 2.0;

    private readonly BlockWindow<double, Moments>? window;
    private readonly double multiplier;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the multiplier negative.</exception>
    public BollingerBands(int period, double multiplier)
    {
        window = new BlockWindow<double, Moments>(period);
        this.multiplier = IndicatorValue.RefuseNegative(multiplier);
    }

    /// <summary>Fills <paramref name="output"/> with the bands at each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period is below 1, the multiplier negative, or the lengths differ.
    /// </exception>
    public static void Over(ReadOnlySpan<double> values, int period, double multiplier, Span<PriceBand> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));
        IndicatorValue.RefuseNegative(multiplier);

        output[..Math.Min(period - 1, output.Length)].Fill(PriceBand.Unknown);
        Span<double> room = period <= BlockSums.OnStack
            ? stackalloc double[2 * BlockSums.OnStack]
            : new double[2 * period];
        Span<double> sums = room[..period];
        Span<double> squares = room[period..(2 * period)];
        for (int full = period; full <= values.Length; full += period)
        {
            int next = Math.Min(period, values.Length - full + 1);
            Ends(values[(full - period)..full], sums, squares);
            AddBeginnings(values.Slice(full - 1, next), sums[..next], squares[..next]);
            ToBands(values[full - 1], multiplier, period, room, output.Slice(full - 1, next));
        }
    }

    /// <summary>The bands at the next value, in its unit; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public PriceBand Next(double value)
    {
        BlockWindow<double, Moments> made = IndicatorValue.Made(window);
        made.Push(value);

        return made.IsFull
            ? Band(
                Moments.Mean(made.Sum.Sum, made.Anchor, 1.0 / made.Period),
                multiplier * Math.Sqrt(Moments.Variance(made.Sum.Sum, made.Sum.Squares, 1.0 / made.Period)))
            : PriceBand.Unknown;
    }

    private static PriceBand Band(double mean, double width) => new(mean + width, mean, mean - width);

    // Sums and squares become means and widths, many at a time, as each needs a root.
    private static void ToBands(
        double anchor,
        double multiplier,
        int period,
        Span<double> room,
        Span<PriceBand> output)
    {
        double share = 1.0 / period;
        Span<double> means = room[..output.Length];
        Span<double> widths = room.Slice(period, output.Length);
        int i = 0;
        for (; i <= output.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> sum = new(means[i..]);
            Vector<double> variance = Moments.Variance(sum, new Vector<double>(widths[i..]), share);
            Vector.FusedMultiplyAdd(sum, new Vector<double>(share), new Vector<double>(anchor)).CopyTo(means[i..]);
            (multiplier * Vector.SquareRoot(variance)).CopyTo(widths[i..]);
        }

        for (; i < output.Length; i++)
        {
            widths[i] = multiplier * Math.Sqrt(Moments.Variance(means[i], widths[i], share));
            means[i] = Moments.Mean(means[i], anchor, share);
        }

        for (i = 0; i < output.Length && i < means.Length && i < widths.Length; i++)
        {
            output[i] = Band(means[i], widths[i]);
        }
    }

    private static void Ends(ReadOnlySpan<double> block, Span<double> sums, Span<double> squares)
    {
        double anchor = block[^1];
        Moments end = Moments.Empty;
        for (int i = Math.Min(block.Length, Math.Min(sums.Length, squares.Length)) - 1; i >= 0; i--)
        {
            end = end.With(block[i], anchor, 0);
            (sums[i], squares[i]) = (end.Sum, end.Squares);
        }
    }

    // The first value is the anchor, which already is in the end that is the whole block.
    private static void AddBeginnings(ReadOnlySpan<double> values, Span<double> sums, Span<double> squares)
    {
        Moments beginning = Moments.Empty;
        for (int i = 1; i < values.Length && i < sums.Length && i < squares.Length; i++)
        {
            beginning = beginning.With(values[i], values[0], 0);
            sums[i] += beginning.Sum;
            squares[i] += beginning.Squares;
        }
    }
}
