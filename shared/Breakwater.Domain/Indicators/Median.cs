using System.Buffers;

namespace Breakwater.Domain.Indicators;

/// <summary>The middle of a set of values.</summary>
public static class Median
{
    private const int OnStack = 128;

    /// <summary>The middle value, or the mean of the two middle ones. The order does not matter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no value.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length, nameof(values));

        double[]? rented = values.Length > OnStack ? ArrayPool<double>.Shared.Rent(values.Length) : null;
        Span<double> sorted = rented is null ? stackalloc double[OnStack] : rented;
        sorted = sorted[..values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        double median = OfSorted(sorted);
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        return median;
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted)
    {
        int middle = sorted.Length / 2;

        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
