namespace Breakwater.Domain.Indicators;

/// <summary>The width of the Bollinger bands ranked among the <c>lookback</c> before: low is a squeeze.</summary>
/// <remarks>
/// The rank is that of <see cref="PercentileRank"/>, 0 to 100, so a market as flat as ever is at 50. The first value
/// is at value <c>period</c> - 1 + <c>lookback</c>, counted from 0. A copy is the same indicator: both feed one window.
/// The default value is refused by <see cref="Next"/>.
/// </remarks>
public readonly record struct BollingerWidthPercentile
{
    /// <summary>How many widths before the current one it is ranked among.</summary>
    public const int StandardLookback = 100;

    private readonly BollingerBands bands;
    private readonly PercentileRank rank;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Period or lookback below 1, or multiplier negative.</exception>
    public BollingerWidthPercentile(int period, double multiplier, int lookback)
    {
        bands = new BollingerBands(period, multiplier);
        rank = new PercentileRank(lookback);
    }

    /// <summary>Fills <paramref name="output"/> with the rank at each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Period or lookback is below 1, the multiplier is negative, or the lengths differ.
    /// </exception>
    public static void Over(
        ReadOnlySpan<double> values,
        int period,
        double multiplier,
        int lookback,
        Span<double> output)
    {
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        BollingerWidthPercentile percentile = new(period, multiplier, lookback);
        for (int i = 0; i < values.Length; i++)
        {
            output[i] = percentile.Next(values[i]);
        }
    }

    /// <summary>The rank at the next value, 0 to 100; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value) => rank.Next(bands.Next(value).Width);
}
