namespace Breakwater.Domain.Indicators;

/// <summary>What <see cref="BlockWindow{TValue,TSum}"/> does when a block is full, over a span.</summary>
internal static class BlockSums
{
    /// <summary>Windows up to this length need no array.</summary>
    public const int OnStack = 64;

    /// <summary>The sums of differences of all ends of <paramref name="block"/>; returns that of the whole.</summary>
    public static double Ends(ReadOnlySpan<double> block, double anchor, Span<double> ends)
    {
        double end = 0.0;
        for (int i = Math.Min(block.Length, ends.Length) - 1; i >= 0; i--)
        {
            end += block[i] - anchor;
            ends[i] = end;
        }

        return end;
    }
}
