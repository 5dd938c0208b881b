namespace Breakwater.Domain.Indicators;

/// <summary>The way from an indicator's double to a decision's decimal.</summary>
/// <remarks>
/// Every indicator has the same shape: <c>Next</c> takes one closed candle and returns the value at it,
/// <c>Over</c> fills a span with what <c>Next</c> would return, bit for bit, and NaN means "not yet known" or
/// "not defined here" (a ratio over a flat window). Inputs are oldest first; a value never depends on a later candle.
/// <para>
/// Every indicator is a struct. One whose state is a few numbers is a plain struct, and a copy goes on alone; one that
/// keeps a window is a readonly struct around it, because a copy could not have its own: both feed the same window.
/// </para>
/// <para>
/// Inputs are finite: <c>CandleQuality</c> refuses other candles before. NaN or infinity shows: a windowed indicator
/// answers NaN or infinity while the value is in its window and is exact again after it (to a median, a rank or a
/// swing infinity is a great price, and NaN is never a swing); a recursive one (exponential averages, RSI, MACD, ATR,
/// Keltner, chandelier, ADX, OBV) stays NaN for good, and a session VWAP until the day ends.
/// </para>
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

    internal static void RefuseDefault(int period)
    {
        if (period == 0)
        {
            throw new InvalidOperationException("This is the default value of an indicator, which has no period.");
        }
    }

    internal static double RefuseNegative(double multiplier) => multiplier >= 0.0
        ? multiplier
        : throw new ArgumentOutOfRangeException(nameof(multiplier), multiplier, "A width is never negative.");

    internal static T Made<T>(T? state)
        where T : class =>
        state ?? throw new InvalidOperationException("This is the default value of an indicator, without a window.");
}
