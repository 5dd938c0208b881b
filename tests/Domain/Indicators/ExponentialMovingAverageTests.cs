using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class ExponentialMovingAverageTests : IndicatorContract
{
    [Fact]
    public void Next_ByHand_SeedsWithTheMeanAndThenSmooths()
    {
        ExponentialMovingAverage average = new(3);

        Assert.Equal([double.NaN, double.NaN, 2.0, 5.0], [.. new[] { 1.0, 2.0, 3.0, 8.0 }.Select(average.Next)]);
    }

    protected override int Warmup(int period, int output) => period - 1;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        ExponentialMovingAverage.Over(series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        ExponentialMovingAverage average = new(period);

        return (i, values) => values[0] = average.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;

        return Indicators.Naive.Exponential(series.Closes.ToArray(), period);
    }

    protected override void BatchInto(CandleSeries series) =>
        ExponentialMovingAverage.Over(series.Closes, 20, Room.AsSpan(0, series.Count));
}
