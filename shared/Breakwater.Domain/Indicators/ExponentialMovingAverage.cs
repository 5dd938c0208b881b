namespace Breakwater.Domain.Indicators;

/// <summary>
/// Exponential moving average, weight 2 / (<c>period</c> + 1), seeded with the mean of the first values.
/// </summary>
/// <remarks>
/// The first value is at value <c>period</c> - 1, counted from 0. The seed is that of TA-Lib and Skender; Tulip starts
/// at the first value instead. Flat values give exactly that value. A copy goes on independently of the original.
/// The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct ExponentialMovingAverage
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private SeededAverage average;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public ExponentialMovingAverage(int period) => average = Of(period);

    /// <summary>Fills <paramref name="output"/> with the average at each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output) =>
        SeededAverage.Fill(Of(period), values, output);

    /// <summary>The average at the next value, in its unit; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public double Next(double value) => average.Next(value);

    internal static SeededAverage Of(int period) => new(period, 2.0 / (period + 1.0));
}
