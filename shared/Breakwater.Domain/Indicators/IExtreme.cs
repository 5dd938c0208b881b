using System.Numerics;

namespace Breakwater.Domain.Indicators;

/// <summary>Which of two values counts.</summary>
internal interface IExtreme
{
    static abstract double Of(double left, double right);

    static abstract Vector<double> Of(Vector<double> left, Vector<double> right);
}

internal readonly struct Highest : IExtreme
{
    public static double Of(double left, double right) => Math.Max(left, right);

    public static Vector<double> Of(Vector<double> left, Vector<double> right) => Vector.Max(left, right);
}

internal readonly struct Lowest : IExtreme
{
    public static double Of(double left, double right) => Math.Min(left, right);

    public static Vector<double> Of(Vector<double> left, Vector<double> right) => Vector.Min(left, right);
}
