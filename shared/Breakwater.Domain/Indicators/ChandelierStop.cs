using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Domain.Indicators;

/// <summary>A trailing stop of a long that hangs from the highest high.</summary>
/// <remarks>
/// Streaming: the highest high of the newest <c>period</c> candles, the current one included, minus <c>multiplier</c>
/// average true ranges of the same period, as in Skender. The first stop is at candle <c>period</c>, counted from 0.
/// It may fall when the range widens: whoever trails a stop keeps the highest. A copy is the same stop: both feed one
/// window. The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct ChandelierStop
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 22;

    /// <summary>The usual number of average true ranges.</summary>
    public const double StandardMultiplier = 3.0;

    private readonly ChandelierWindow? window;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the multiplier negative.</exception>
    public ChandelierStop(int period, double multiplier) => window = new ChandelierWindow(period, multiplier);

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

    /// <summary>Fills <paramref name="output"/> with the stop at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The period is below 1, the multiplier negative, or the lengths differ.
    /// </exception>
    public static void Over(PriceColumns prices, int period, double multiplier, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(prices.Count, output.Length, nameof(output));

        ChandelierStop stop = new(period, multiplier);
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = stop.Next(prices.Highs[i], prices.Lows[i], prices.Closes[i]);
        }
    }

    /// <summary>The stop at the next candle, in the unit of the prices; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double high, double low, double close) => IndicatorValue.Made(window).Next(high, low, close);
}
