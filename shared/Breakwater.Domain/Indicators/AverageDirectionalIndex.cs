namespace Breakwater.Domain.Indicators;

/// <summary>Wilder's average directional index with its two directional indicators.</summary>
/// <remarks>
/// Range and movements are averaged from the mean of their first <c>period</c>, as in Wilder's book, StockCharts and
/// Skender; TA-Lib takes one fewer for the seed, which fades. The directional indicators are known from candle
/// <c>period</c> on, counted from 0, the index from candle 2 <c>period</c> - 1. Without movement on either side the
/// sides are equal and the index falls; while no candle has ever moved the indicators are NaN and nothing enters the
/// index. A copy goes on independently of the original. The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct AverageDirectionalIndex
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 14;

    private AverageTrueRange range;
    private SeededAverage rises;
    private SeededAverage falls;
    private SeededAverage index;
    private double previousHigh;
    private double previousLow;
    private bool hasPrevious;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public AverageDirectionalIndex(int period)
    {
        range = new AverageTrueRange(period);
        rises = WilderAverage.Of(period);
        falls = rises;
        index = rises;
    }

    /// <summary>Fills <paramref name="output"/> with the values at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(PriceColumns prices, int period, Span<DirectionalMovement> output)
    {
        IndicatorValue.RefuseUnequal(prices.Count, output.Length, nameof(output));

        AverageDirectionalIndex movement = new(period);
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = movement.Next(prices.Highs[i], prices.Lows[i], prices.Closes[i]);
        }
    }

    /// <summary>The values at the next candle, each 0 to 100; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public DirectionalMovement Next(double high, double low, double close)
    {
        double rise = high - previousHigh;
        double fall = previousLow - low;
        (previousHigh, previousLow) = (high, low);
        double average = range.Next(high, low, close);
        if (!hasPrevious)
        {
            hasPrevious = true;

            return DirectionalMovement.Unknown;
        }

        double plus = Indicator(rises.Next(rise > fall ? Math.Max(rise, 0.0) : 0.0), average);
        double minus = Indicator(falls.Next(fall > rise ? Math.Max(fall, 0.0) : 0.0), average);

        return new DirectionalMovement(plus, minus, Index(plus, minus));
    }

    // A movement is a part of its range; rounding must not make it more.
    private static double Indicator(double movement, double range) => Math.Min(100.0 * (movement / range), 100.0);

    private double Index(double plus, double minus)
    {
        double sum = plus + minus;
        if (double.IsNaN(sum))
        {
            return double.NaN;
        }

        return index.Next(sum > 0.0 ? 100.0 * (Math.Abs(plus - minus) / sum) : 0.0);
    }
}

/// <summary>Directional movement at one candle.</summary>
/// <param name="PlusDi">Upward movement as a share of the range, 0 to 100; NaN until warm.</param>
/// <param name="MinusDi">Downward movement as a share of the range, 0 to 100; NaN until warm.</param>
/// <param name="Adx">Strength of the trend, whichever way, 0 to 100; NaN until warm.</param>
public readonly record struct DirectionalMovement(double PlusDi, double MinusDi, double Adx)
{
    /// <summary>Nothing is known.</summary>
    public static readonly DirectionalMovement Unknown = new(double.NaN, double.NaN, double.NaN);
}
