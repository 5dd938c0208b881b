namespace Breakwater.Domain.Indicators;

/// <summary>Exponential average of the closes plus and minus <c>multiplier</c> average true ranges.</summary>
/// <remarks>
/// The average is of closes, as in Skender; some charts take typical prices. The first value is at the candle where
/// both are known: the greater of <c>period</c> - 1 and <c>rangePeriod</c>, counted from 0. The three lines are equal
/// when no candle ever moved. A copy goes on independently of the original. The default value is refused by
/// <see cref="Next"/>.
/// </remarks>
public record struct KeltnerChannel
{
    /// <summary>The usual period of the average.</summary>
    public const int StandardPeriod = 20;

    /// <summary>The usual period of the average true range.</summary>
    public const int StandardRangePeriod = 10;

    /// <summary>The usual number of average true ranges.</summary>
    public const double StandardMultiplier = 2.0;

    private readonly double multiplier;
    private ExponentialMovingAverage average;
    private AverageTrueRange range;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period is below 1 or the multiplier negative.</exception>
    public KeltnerChannel(int period, int rangePeriod, double multiplier)
    {
        this.multiplier = IndicatorValue.RefuseNegative(multiplier);
        average = new ExponentialMovingAverage(period);
        range = new AverageTrueRange(rangePeriod);
    }

    /// <summary>Fills <paramref name="output"/> with the channel at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A period is below 1, the multiplier is negative, or the lengths differ.
    /// </exception>
    public static void Over(
        PriceColumns prices,
        int period,
        int rangePeriod,
        double multiplier,
        Span<PriceBand> output)
    {
        IndicatorValue.RefuseUnequal(prices.Count, output.Length, nameof(output));

        KeltnerChannel channel = new(period, rangePeriod, multiplier);
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = channel.Next(prices.Highs[i], prices.Lows[i], prices.Closes[i]);
        }
    }

    /// <summary>The channel at the next candle, in the unit of the prices; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public PriceBand Next(double high, double low, double close)
    {
        double middle = average.Next(close);
        double width = multiplier * range.Next(high, low, close);

        // Nothing is known until both are: a middle without edges would pass for a narrow channel.
        return double.IsNaN(middle + width)
            ? PriceBand.Unknown
            : new PriceBand(middle + width, middle, middle - width);
    }
}
