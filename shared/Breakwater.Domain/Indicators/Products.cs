using System.Runtime.Intrinsics;

namespace Breakwater.Domain.Indicators;

/// <summary>Sums of the differences of pairs from their anchor, of their squares, and of the two's products.</summary>
internal readonly record struct Products(Vector128<double> Sums, Vector128<double> Squares, double Crossed)
    : IWindowSum<Products, Vector128<double>>
{
    public static Products Empty => default;

    public static Products Join(Products older, Products newer) =>
        new(older.Sums + newer.Sums, older.Squares + newer.Squares, older.Crossed + newer.Crossed);

    public Products With(Vector128<double> value, Vector128<double> anchor, int offset)
    {
        Vector128<double> difference = value - anchor;

        return new Products(
            Sums + difference,
            Squares + (difference * difference),
            Crossed + (difference[0] * difference[1]));
    }
}
