namespace Breakwater.Domain.Indicators;

/// <summary>How many percent of the <c>period</c> values before the current one lie below it.</summary>
/// <remarks>
/// Equal values count half, so the rank is 0 for a new low, 100 for a new high and 50 in a flat window. (TradingView
/// counts equal values as below, Connors not at all.) The current value is not ranked among itself. The first rank is
/// at value <c>period</c>, counted from 0; NaN as a value starts the warm-up again. Counting takes <c>period</c>
/// comparisons, many at a time. A copy is the same indicator: both feed one window. The default value is refused by
/// <see cref="Next"/>.
/// </remarks>
public readonly record struct PercentileRank
{
    /// <summary>The usual period.</summary>
    public const int StandardPeriod = 100;

    private readonly RankWindow? window;

    /// <summary>Starts before the first value.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 1.</exception>
    public PercentileRank(int period) => window = new RankWindow(period);

    /// <summary>Fills <paramref name="output"/> with the rank of each value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1 or the lengths differ.</exception>
    public static void Over(ReadOnlySpan<double> values, int period, Span<double> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        IndicatorValue.RefuseUnequal(values.Length, output.Length, nameof(output));

        int known = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            output[i] = known >= period && !double.IsNaN(value)
                ? RankWindow.Rank(values.Slice(i - period, period), value)
                : double.NaN;
            known = double.IsNaN(value) ? 0 : known + 1;
        }
    }

    /// <summary>The rank of the next value, 0 to 100; NaN until warm.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which has no window.</exception>
    public double Next(double value) => IndicatorValue.Made(window).Next(value);
}
