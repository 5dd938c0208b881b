namespace Breakwater.Domain.Indicators;

/// <summary>The way from an indicator's double to a decision's decimal.</summary>
/// <remarks>
/// Every indicator has the same shape: <c>Next</c> takes one closed candle and returns the value at it,
/// <c>Over</c> fills a span with what <c>Next</c> would return, bit for bit, and NaN means "not yet known".
/// Inputs are finite, oldest first. A value never depends on a later candle.
/// </remarks>
public static class IndicatorValue
{
    // Beyond this a decimal cannot hold the value.
    private const double Largest = 7.9e28;

    /// <summary>The value to 15 significant digits; null when it is not known, infinite or out of range.</summary>
    public static decimal? ToDecimal(double value) => Math.Abs(value) < Largest ? (decimal)value : null;

    internal static void RefuseUnequal(int expected, int actual, string name)
    {
        if (expected != actual)
        {
            throw new ArgumentOutOfRangeException(name, actual, $"Needs {expected} values, one for each candle.");
        }
    }
}
