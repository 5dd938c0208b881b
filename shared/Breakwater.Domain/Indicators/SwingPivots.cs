namespace Breakwater.Domain.Indicators;

/// <summary>Swing highs and lows, reported only once <c>strength</c> candles on their right have closed.</summary>
/// <remarks>
/// A swing high is above the <c>strength</c> highs on its left and not below those on its right, so that of equal
/// highs the first counts; a swing low is the mirror image. The one confirmed at candle i lies at i - strength. A copy
/// is the same indicator: both feed one window. The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct SwingPivots
{
    private readonly SwingWindow? window;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="strength"/> is not 1 to 10,000.</exception>
    public SwingPivots(int strength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(strength, 10_000);
        window = new SwingWindow(strength);
    }

    /// <summary>Fills the spans with the price of the swing that each candle confirms, NaN where none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The strength is out of range or the lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        int strength,
        Span<double> swingHighs,
        Span<double> swingLows)
    {
        IndicatorValue.RefuseUnequal(highs.Length, lows.Length, nameof(lows));
        IndicatorValue.RefuseUnequal(highs.Length, swingHighs.Length, nameof(swingHighs));
        IndicatorValue.RefuseUnequal(highs.Length, swingLows.Length, nameof(swingLows));

        SwingPivots pivots = new(strength);
        for (int i = 0; i < highs.Length; i++)
        {
            (swingHighs[i], swingLows[i]) = pivots.Next(highs[i], lows[i]);
        }
    }

    /// <summary>What this candle confirms about the candle <c>strength</c> before it.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public ConfirmedSwing Next(double high, double low) => IndicatorValue.Made(window).Next(high, low);
}

/// <summary>The swings that one candle confirms.</summary>
/// <param name="High">Price of the swing high; NaN when there is none.</param>
/// <param name="Low">Price of the swing low; NaN when there is none.</param>
public readonly record struct ConfirmedSwing(double High, double Low);
