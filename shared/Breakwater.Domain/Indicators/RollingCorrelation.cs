using System.Runtime.Intrinsics;

namespace Breakwater.Domain.Indicators;

/// <summary>Pearson's correlation of two series over the newest <c>period</c> pairs.</summary>
/// <remarks>
/// Which series is for the caller: prices of two trends correlate always, returns seldom. NaN while one of the two is
/// flat in the window: nothing is known then. The first value is at pair <c>period</c> - 1, counted from 0. A copy is
/// the same indicator: both feed one window. The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct RollingCorrelation
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private readonly BlockWindow<Vector128<double>, Products>? window;

    /// <summary>Starts before the first pair.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 2.</exception>
    public RollingCorrelation(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        window = new BlockWindow<Vector128<double>, Products>(period);
    }

    /// <summary>Fills <paramref name="output"/> with the correlation at each pair.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 2 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(xs.Length, ys.Length, nameof(ys));
        IndicatorValue.RefuseUnequal(xs.Length, output.Length, nameof(output));

        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);

        output[..Math.Min(period - 1, output.Length)].Fill(double.NaN);
        Span<Products> ends = period <= BlockSums.OnStack
            ? stackalloc Products[BlockSums.OnStack]
            : new Products[period];
        for (int full = period; full <= xs.Length; full += period)
        {
            int next = Math.Min(period, xs.Length - full + 1);
            Ends(xs[(full - period)..full], ys[(full - period)..full], ends);
            output[full - 1] = Of(ends[0], 1.0 / period);
            Beginnings(
                xs.Slice(full - 1, next),
                ys.Slice(full - 1, next),
                1.0 / period,
                ends[..next],
                output.Slice(full - 1, next));
        }
    }

    /// <summary>The correlation at the next pair, -1 to 1; NaN until warm and while a series is flat.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double x, double y)
    {
        BlockWindow<Vector128<double>, Products> made = IndicatorValue.Made(window);
        made.Push(Vector128.Create(x, y));

        return made.IsFull ? Of(made.Sum, 1.0 / made.Period) : double.NaN;
    }

    private static double Of(in Products sums, double share)
    {
        Vector128<double> deviations = Vector128.Sqrt(sums.Squares - (sums.Sums * sums.Sums * share));
        double spread = deviations[0] * deviations[1];
        double together = sums.Crossed - (sums.Sums[0] * sums.Sums[1] * share);

        return spread > 0.0 ? Math.Clamp(together / spread, -1.0, 1.0) : double.NaN;
    }

    private static void Ends(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<Products> ends)
    {
        Vector128<double> anchor = Vector128.Create(xs[^1], ys[^1]);
        Products end = Products.Empty;
        for (int i = Math.Min(xs.Length, Math.Min(ys.Length, ends.Length)) - 1; i >= 0; i--)
        {
            end = end.With(Vector128.Create(xs[i], ys[i]), anchor, 0);
            ends[i] = end;
        }
    }

    // The first pair is the anchor, which already is in the end that is the whole block.
    private static void Beginnings(
        ReadOnlySpan<double> xs,
        ReadOnlySpan<double> ys,
        double share,
        ReadOnlySpan<Products> ends,
        Span<double> output)
    {
        Vector128<double> anchor = Vector128.Create(xs[0], ys[0]);
        Products beginning = Products.Empty;
        for (int i = 1; i < xs.Length && i < ys.Length && i < ends.Length && i < output.Length; i++)
        {
            beginning = beginning.With(Vector128.Create(xs[i], ys[i]), anchor, 0);
            output[i] = Of(Products.Join(ends[i], beginning), share);
        }
    }
}
