using System.Numerics;

namespace Breakwater.Domain.Indicators;

/// <summary>Sums of differences from the anchor and of their squares.</summary>
internal readonly record struct Moments(double Sum, double Squares) : IWindowSum<Moments, double>
{
    public static Moments Empty => default;

    public static Moments Join(Moments older, Moments newer) =>
        new(older.Sum + newer.Sum, older.Squares + newer.Squares);

    public static double Mean(double sum, double anchor, double share) => Math.FusedMultiplyAdd(sum, share, anchor);

    /// <summary>The population's variance; never negative, exactly 0 when all values are equal.</summary>
    public static double Variance(double sum, double squares, double share)
    {
        double variance = (squares - (sum * sum * share)) * share;

        // Not Math.Max, whose care for signed zeros costs more than the square root.
        return variance < 0.0 ? 0.0 : variance;
    }

    /// <summary>The same for many at a time, in the same order.</summary>
    public static Vector<double> Variance(Vector<double> sums, Vector<double> squares, double share)
    {
        Vector<double> variance = (squares - (sums * sums * share)) * share;

        return Vector.ConditionalSelect(Vector.LessThan(variance, Vector<double>.Zero), Vector<double>.Zero, variance);
    }

    public Moments With(double value, double anchor, int offset)
    {
        double difference = value - anchor;

        return new Moments(Sum + difference, Squares + (difference * difference));
    }
}
