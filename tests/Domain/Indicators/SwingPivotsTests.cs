using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class SwingPivotsTests : IndicatorContract
{
    protected override bool IsDense => false;

    [Fact]
    public void Next_Peak_IsReportedOnlyWhenTheRightSideClosed()
    {
        double[] highs = [1, 2, 5, 3, 2, 1];
        SwingPivots pivots = new(2);
        double[] reported = [.. highs.Select(high => pivots.Next(high, 0.5).High)];

        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 5, double.NaN], reported);
    }

    [Fact]
    public void Next_EqualHighs_ReportsTheFirstOnce()
    {
        double[] highs = [1, 1, 5, 5, 5, 1, 1];
        SwingPivots pivots = new(2);
        double[] reported = [.. highs.Select(high => pivots.Next(high, 0.5).High)];

        Assert.Equal(4, Array.IndexOf(reported, 5.0));
        Assert.Single(reported, value => value == 5.0);
    }

    [Fact]
    public void Constructor_StrengthTooGreat_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SwingPivots(10_001));

    protected override int Warmup(int period, int output) => 2 * period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] highs = new double[series.Count];
        double[] lows = new double[series.Count];
        SwingPivots.Over(series.Highs, series.Lows, period, highs, lows);

        return [highs, lows];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        SwingPivots pivots = new(period);

        return (i, values) => (values[0], values[1]) = pivots.Next(series.Highs[i], series.Lows[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 0.0;
        double[] prices = (output == 0 ? series.Highs : series.Lows).ToArray();
        double sign = output == 0 ? 1.0 : -1.0;
        double[] values = new double[prices.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int centre = i - period;
            bool isSwing = centre >= period
                && Enumerable.Range(centre - period, period).All(k => sign * prices[k] < sign * prices[centre])
                && Enumerable.Range(centre + 1, period).All(k => sign * prices[k] <= sign * prices[centre]);
            values[i] = isSwing ? prices[centre] : double.NaN;
        }

        return values;
    }

    protected override void BatchInto(CandleSeries series) => SwingPivots.Over(
        series.Highs, series.Lows, 3, Room.AsSpan(0, series.Count), OtherRoom.AsSpan(0, series.Count));
}
