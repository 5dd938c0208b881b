namespace Breakwater.Domain.Indicators;

/// <summary>Highest high and lowest low of the <c>period</c> candles before the current one.</summary>
/// <remarks>The current candle is excluded, so that it can break the channel; other libraries include it.</remarks>
public sealed class DonchianChannel
{
    private readonly SlidingMaximum highs;
    private readonly SlidingMaximum negativeLows;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public DonchianChannel(int period)
    {
        highs = new SlidingMaximum(period);
        negativeLows = new SlidingMaximum(period);
    }

    /// <summary>Fills <paramref name="upper"/> and <paramref name="lower"/> with the channel at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<double> highs,
        ReadOnlySpan<double> lows,
        int period,
        Span<double> upper,
        Span<double> lower)
    {
        IndicatorValue.RefuseUnequal(highs.Length, lows.Length, nameof(lows));
        IndicatorValue.RefuseUnequal(highs.Length, upper.Length, nameof(upper));
        IndicatorValue.RefuseUnequal(highs.Length, lower.Length, nameof(lower));

        DonchianChannel channel = new(period);
        for (int i = 0; i < highs.Length; i++)
        {
            (upper[i], lower[i]) = channel.Next(highs[i], lows[i]);
        }
    }

    /// <summary>The channel that this candle is compared with; NaN for the first <c>period</c> candles.</summary>
    public DonchianBand Next(double high, double low)
    {
        DonchianBand band = highs.IsFull
            ? new DonchianBand(highs.Maximum, -negativeLows.Maximum)
            : new DonchianBand(double.NaN, double.NaN);
        highs.Push(high);
        negativeLows.Push(-low);

        return band;
    }
}

/// <summary>The channel at one candle.</summary>
/// <param name="Upper">Highest high of the candles before; NaN until warm.</param>
/// <param name="Lower">Lowest low of the candles before; NaN until warm.</param>
public readonly record struct DonchianBand(double Upper, double Lower);
