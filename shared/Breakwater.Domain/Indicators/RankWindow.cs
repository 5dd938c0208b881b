using System.Numerics;
using System.Runtime.InteropServices;

namespace Breakwater.Domain.Indicators;

/// <summary>The newest <c>period</c> values in a ring, and the rank of a value among them.</summary>
internal sealed class RankWindow
{
    private readonly double[] ring;
    private int oldest;
    private int known;

    public RankWindow(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        ring = new double[period];
    }

    /// <summary>The percentage of <paramref name="window"/> below <paramref name="value"/>, equals half.</summary>
    public static double Rank(ReadOnlySpan<double> window, double value)
    {
        // Twice the values below plus the equal ones are the values below plus those not above.
        Vector<double> level = new(value);
        Vector<long> counts = Vector<long>.Zero;
        ReadOnlySpan<Vector<double>> lanes = MemoryMarshal.Cast<double, Vector<double>>(window);
        foreach (Vector<double> lane in lanes)
        {
            counts -= Vector.LessThan(lane, level) + Vector.LessThanOrEqual(lane, level);
        }

        long twice = Vector.Sum(counts);
        foreach (double other in window[(lanes.Length * Vector<double>.Count)..])
        {
            twice += (other < value ? 1 : 0) + (other <= value ? 1 : 0);
        }

        return 50.0 * twice / window.Length;
    }

    public double Next(double value)
    {
        bool isKnown = !double.IsNaN(value);
        double rank = isKnown && known == ring.Length ? Rank(ring, value) : double.NaN;
        ring[oldest] = value;
        oldest = oldest + 1 == ring.Length ? 0 : oldest + 1;
        known = isKnown ? Math.Min(known + 1, ring.Length) : 0;

        return rank;
    }
}
