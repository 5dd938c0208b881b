using System.Numerics;
using System.Runtime.InteropServices;

namespace Breakwater.Domain.Indicators;

/// <summary>The newest <c>period</c> values, in the order of their arrival and sorted.</summary>
internal sealed class SortedWindow
{
    // Up to here counting all values is quicker than a binary search, whose branches nobody can foretell.
    private const int Counted = 128;

    private readonly double[] arrivals;
    private readonly double[] sorted;
    private int oldest;
    private int known;

    public SortedWindow(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        arrivals = new double[period];
        sorted = new double[period];
    }

    /// <summary>The median before <paramref name="value"/>; NaN until full and while a value is NaN.</summary>
    public double Next(double value)
    {
        double median = known == sorted.Length ? Median.OfSorted(sorted) : double.NaN;
        bool isKnown = !double.IsNaN(value);
        known = isKnown ? Math.Min(known + 1, sorted.Length) : 0;

        // NaN has no place in an order; while it is here there is no median anyway.
        double kept = isKnown ? value : 0.0;
        Replace(arrivals[oldest], kept);
        arrivals[oldest] = kept;
        oldest = oldest + 1 == arrivals.Length ? 0 : oldest + 1;

        return median;
    }

    // Only what lies between the two places moves.
    private void Replace(double leaving, double value)
    {
        int from = Below(leaving);
        int to = Below(value);
        if (to > from)
        {
            to--;
            Array.Copy(sorted, from + 1, sorted, from, to - from);
        }
        else
        {
            Array.Copy(sorted, to, sorted, to + 1, from - to);
        }

        sorted[to] = value;
    }

    /// <summary>How many values are below: the place of the first that is not.</summary>
    private int Below(double value)
    {
        if (sorted.Length > Counted)
        {
            return BinaryBelow(value);
        }

        Vector<double> level = new(value);
        Vector<long> counts = Vector<long>.Zero;
        ReadOnlySpan<Vector<double>> lanes = MemoryMarshal.Cast<double, Vector<double>>(sorted);
        foreach (Vector<double> lane in lanes)
        {
            counts -= Vector.LessThan(lane, level);
        }

        int below = (int)Vector.Sum(counts);
        for (int i = lanes.Length * Vector<double>.Count; i < sorted.Length; i++)
        {
            below += sorted[i] < value ? 1 : 0;
        }

        return below;
    }

    private int BinaryBelow(double value)
    {
        int from = 0;
        int until = sorted.Length;
        while (from < until)
        {
            int middle = (from + until) / 2;
            (from, until) = sorted[middle] < value ? (middle + 1, until) : (from, middle);
        }

        return from;
    }
}
