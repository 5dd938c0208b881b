namespace Breakwater.Domain.Indicators;

/// <summary>Highest high and lowest low of the <c>period</c> candles before the current one.</summary>
/// <remarks>
/// The current candle is excluded, so that it can break the channel (as in Skender; TA-Lib and Tulip include it). The
/// first channel is at candle <c>period</c>, counted from 0. A copy is the same channel: both feed one window. The
/// default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct DonchianChannel
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private readonly BlockWindow<Extremes, Extremes>? window;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public DonchianChannel(int period) => window = new BlockWindow<Extremes, Extremes>(period);

    /// <summary>Fills <paramref name="upper"/> and <paramref name="lower"/> with the channel at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        int period,
        Span<double> upper,
        Span<double> lower)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        IndicatorValue.RefuseUnequal(highs.Length, lows.Length, nameof(lows));
        IndicatorValue.RefuseUnequal(highs.Length, upper.Length, nameof(upper));
        IndicatorValue.RefuseUnequal(highs.Length, lower.Length, nameof(lower));

        SlidingExtreme.Before<Highest>(highs, period, upper);
        SlidingExtreme.Before<Lowest>(lows, period, lower);
    }

    /// <summary>The channel that this candle is compared with; NaN for the first <c>period</c> candles.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public DonchianBand Next(double high, double low)
    {
        BlockWindow<Extremes, Extremes> made = IndicatorValue.Made(window);
        DonchianBand band = made.IsFull
            ? new DonchianBand(made.Sum.Highest, made.Sum.Lowest)
            : new DonchianBand(double.NaN, double.NaN);
        made.Push(new Extremes(high, low));

        return band;
    }
}

/// <summary>The channel at one candle.</summary>
/// <param name="Upper">Highest high of the candles before; NaN until warm.</param>
/// <param name="Lower">Lowest low of the candles before; NaN until warm.</param>
public readonly record struct DonchianBand(double Upper, double Lower);
