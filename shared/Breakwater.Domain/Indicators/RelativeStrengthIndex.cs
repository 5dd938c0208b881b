namespace Breakwater.Domain.Indicators;

/// <summary>Wilder's relative strength index: the gains' share of all movement, in percent.</summary>
/// <remarks>
/// Averages of gains and losses are seeded with the means of the first <c>period</c> changes, so the first value is at
/// candle <c>period</c>, counted from 0 (as in TA-Lib, Tulip and Skender). While no close has ever changed there is
/// no movement to share: NaN, where TA-Lib says 0 and Skender 100. A copy goes on independently of the original.
/// The default value is refused by <see cref="Next"/>.
/// </remarks>
public record struct RelativeStrengthIndex
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 14;

    private SeededAverage gains;
    private SeededAverage losses;
    private double previousClose;
    private bool hasPrevious;

    /// <summary>Starts before the first candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public RelativeStrengthIndex(int period)
    {
        gains = WilderAverage.Of(period);
        losses = gains;
    }

    /// <summary>Fills <paramref name="output"/> with the index at each candle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> closes, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(closes.Length, output.Length, nameof(output));

        RelativeStrengthIndex index = new(period);
        int i = 0;
        for (; i < output.Length && !index.gains.IsWarm; i++)
        {
            output[i] = index.Next(closes[i]);
        }

        double gain = index.gains.State;
        double loss = index.losses.State;
        double weight = index.gains.Weight;
        for (; i < output.Length; i++)
        {
            (double up, double down) = Split(closes[i] - closes[i - 1]);
            gain = SeededAverage.Step(gain, weight, up);
            loss = SeededAverage.Step(loss, weight, down);
            output[i] = Share(gain, loss);
        }
    }

    /// <summary>The index at the next candle, 0 to 100; NaN until warm and until the close has moved.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no period.</exception>
    public double Next(double close)
    {
        double change = close - previousClose;
        previousClose = close;
        if (!hasPrevious)
        {
            IndicatorValue.RefuseDefault(gains.Period);
            hasPrevious = true;

            return double.NaN;
        }

        (double up, double down) = Split(change);

        return Share(gains.Next(up), losses.Next(down));
    }

    private static (double Up, double Down) Split(double change)
    {
        double up = Math.Max(change, 0.0);

        return (up, up - change);
    }

    // Divided first: a quotient of at most 1 times 100 cannot be rounded above 100.
    private static double Share(double gain, double loss) => 100.0 * (gain / (gain + loss));
}
