namespace Breakwater.Domain.Indicators;

/// <summary>How many standard deviations the current value lies above the mean of the newest <c>period</c>.</summary>
/// <remarks>
/// The current value is one of them and the deviation is the population's (as in Skender), so no score is beyond plus
/// or minus the root of <c>period</c> - 1. A flat window has no score: NaN. The first score is at value <c>period</c>
/// - 1, counted from 0. A copy is the same indicator: both feed one window. The default value is refused by
/// <see cref="Next"/>.
/// </remarks>
public readonly record struct ZScore
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 20;

    private readonly BlockWindow<double, Moments>? window;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public ZScore(int period) => window = new BlockWindow<double, Moments>(period);

    /// <summary>Fills <paramref name="output"/> with the score of each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output)
    {
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        ZScore score = new(period);
        for (int i = 0; i < values.Length; i++)
        {
            output[i] = score.Next(values[i]);
        }
    }

    /// <summary>The score of the next value, in standard deviations; NaN until warm and in a flat window.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value)
    {
        BlockWindow<double, Moments> made = IndicatorValue.Made(window);
        made.Push(value);
        if (!made.IsFull)
        {
            return double.NaN;
        }

        double share = 1.0 / made.Period;
        Moments moments = made.Sum;
        double deviation = Math.Sqrt(Moments.Variance(moments.Sum, moments.Squares, share));

        return deviation > 0.0 ? (value - made.Anchor - (moments.Sum * share)) / deviation : double.NaN;
    }
}
