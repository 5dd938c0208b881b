using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class SimpleMovingAverageTests : IndicatorContract
{
    [Fact]
    public void Over_AMillionCandles_DoesNotDrift()
    {
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(static i => 1e5 + (i % 997 * 7919 % 1001 / 10.0))];
        double[] averages = new double[values.Length];
        SimpleMovingAverage.Over(values, 20, averages);

        Assert.Equal(values[^20..].Average(), averages[^1], 1e-10);
    }

    [Fact]
    public void Over_FlatPrice_IsExactlyThatPrice()
    {
        double[] averages = new double[100];
        SimpleMovingAverage.Over([.. Enumerable.Repeat(0.1, 100)], 7, averages);

        Assert.All(averages[6..], static average => Assert.Equal(0.1, average));
    }

    protected override int Warmup(int period, int output) => period - 1;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        SimpleMovingAverage.Over(series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        SimpleMovingAverage average = new(period);

        return (i, values) => values[0] = average.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] closes = series.Closes.ToArray();

        return Indicators.Naive.Each(
            closes.Length, period - 1, i => Indicators.Naive.Window(closes, i, period).Average());
    }

    protected override void BatchInto(CandleSeries series) =>
        SimpleMovingAverage.Over(series.Closes, 20, Room.AsSpan(0, series.Count));
}
