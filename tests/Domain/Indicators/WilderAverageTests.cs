using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class WilderAverageTests : IndicatorContract
{
    [Fact]
    public void Next_ByHand_SeedsWithTheMeanAndThenSmooths()
    {
        WilderAverage average = new(4);
        double[] values = [1.0, 2.0, 3.0, 6.0, 11.0];

        Assert.Equal([double.NaN, double.NaN, double.NaN, 3.0, 5.0], [.. values.Select(average.Next)]);
    }

    protected override int Warmup(int period, int output) => period - 1;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        WilderAverage.Over(series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        WilderAverage average = new(period);

        return (i, values) => values[0] = average.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;

        return Indicators.Naive.Wilder(series.Closes.ToArray(), period);
    }

    protected override void BatchInto(CandleSeries series) =>
        WilderAverage.Over(series.Closes, 20, Room.AsSpan(0, series.Count));
}
