using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Domain.Indicators;

/// <summary>A trailing stop that hangs from the highest high.</summary>
public static class ChandelierStop
{
    /// <summary>
    /// The highest of the newest <paramref name="lookback"/> highs, or of all when there are fewer, minus
    /// <paramref name="multiplier"/> times <paramref name="atr"/>; NaN when the ATR is not known.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No high, lookback below 1, ATR or multiplier negative.</exception>
    [SuppressMessage("Naming", "CA1720", Justification = "Long is the side of the trade, not the number type.")]
    public static double Long(ReadOnlySpan<double> highs, int lookback, double atr, double multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfZero(highs.Length, nameof(highs));
        ArgumentOutOfRangeException.ThrowIfLessThan(lookback, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(multiplier);
        if (atr < 0.0)
        {
            throw new ArgumentOutOfRangeException(nameof(atr), atr, "A range is never negative.");
        }

        double highest = double.NegativeInfinity;
        foreach (double high in highs[^Math.Min(lookback, highs.Length)..])
        {
            highest = Math.Max(highest, high);
        }

        return highest - (multiplier * atr);
    }
}
