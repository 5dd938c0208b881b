namespace Breakwater.Domain.Indicators;

/// <summary>Volume-weighted average of typical prices (high + low + close) / 3 since 00:00 UTC.</summary>
/// <remarks>
/// Every candle that opens on another UTC day than the one before starts anew, so gaps do not matter. Known from the
/// first candle of a day that has volume; NaN until then: no price was paid. A copy goes on independently of the
/// original; the default value is the start.
/// </remarks>
public record struct SessionVwap
{
    private long day;
    private double paid;
    private double traded;

    /// <summary>Fills <paramref name="output"/> with the average at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lengths differ.</exception>
    public static void Over(
        ReadOnlySpan<DateTimeOffset> openTimes,
        PriceColumns prices,
        ReadOnlySpan<double> volumes,
        Span<double> output)
    {
        IndicatorValue.RefuseUnequal(prices.Count, openTimes.Length, nameof(openTimes));
        IndicatorValue.RefuseUnequal(prices.Count, volumes.Length, nameof(volumes));
        IndicatorValue.RefuseUnequal(prices.Count, output.Length, nameof(output));

        SessionVwap average = default;
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = average.Next(openTimes[i], prices.Highs[i], prices.Lows[i], prices.Closes[i], volumes[i]);
        }
    }

    /// <summary>The average at the next candle, in the unit of the prices; NaN while the day has no volume.</summary>
    public double Next(DateTimeOffset openTime, double high, double low, double close, double volume)
    {
        long today = openTime.UtcTicks / TimeSpan.TicksPerDay;
        if (today != day)
        {
            (day, paid, traded) = (today, 0.0, 0.0);
        }

        paid += (high + low + close) / 3.0 * volume;
        traded += volume;

        return paid / traded;
    }
}
