namespace Breakwater.Domain.Markets;

/// <summary>Decimals without the zeros at their end: products of prices and quantities carry up to sixteen.</summary>
public static class PlainDecimal
{
    // Dividing by a one with 28 decimals drops the zeros and keeps the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The same value without trailing zeros.</summary>
    public static decimal Plain(this decimal value) => value / One;
}
