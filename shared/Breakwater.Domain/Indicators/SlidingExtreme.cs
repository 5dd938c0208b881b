using System.Numerics;

namespace Breakwater.Domain.Indicators;

/// <summary>Extremes of all windows of a span, by doubling: many at a time and without a branch.</summary>
internal static class SlidingExtreme
{
    private const int Tile = 1024;

    /// <summary>Fills <paramref name="output"/> with the extreme of the <c>period</c> values before each.</summary>
    public static void Before<TExtreme>(ReadOnlySpan<double> values, int period, Span<double> output)
        where TExtreme : struct, IExtreme
    {
        output[..Math.Min(period, output.Length)].Fill(double.NaN);
        int tile = Math.Max(Tile, period);
        Span<double> room = period <= Tile ? stackalloc double[2 * Tile] : new double[2 * tile];
        for (int start = period; start < values.Length; start += tile)
        {
            int count = Math.Min(tile, values.Length - start);
            Span<double> window = room[..(count + period - 1)];
            values.Slice(start - period, window.Length).CopyTo(window);
            int width = Widen<TExtreme>(window, period);

            // Two windows of the greatest power of two cover the period; what they share counts once in an extreme.
            Join<TExtreme>(window[..count], window.Slice(period - width, count), output.Slice(start, count));
        }
    }

    private static int Widen<TExtreme>(Span<double> window, int period)
        where TExtreme : struct, IExtreme
    {
        int width = 1;
        int length = window.Length;
        while (width <= period / 2)
        {
            length -= width;
            Join<TExtreme>(window[..length], window.Slice(width, length), window[..length]);
            width *= 2;
        }

        return width;
    }

    // The right is read ahead of where the output is written, so the output may be the left.
    private static void Join<TExtreme>(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output)
        where TExtreme : struct, IExtreme
    {
        int i = 0;
        for (; i <= output.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> joined = TExtreme.Of(new Vector<double>(left[i..]), new Vector<double>(right[i..]));
            joined.CopyTo(output[i..]);
        }

        for (; i < output.Length; i++)
        {
            output[i] = TExtreme.Of(left[i], right[i]);
        }
    }
}
