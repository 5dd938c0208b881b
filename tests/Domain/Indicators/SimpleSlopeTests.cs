using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class SimpleSlopeTests : IndicatorContract
{
    [Fact]
    public void Next_StraightLine_IsItsSlopeAndFlatIsZero()
    {
        SimpleSlope rising = new(20);
        SimpleSlope flat = new(20);
        double[] slopes = [.. Enumerable.Range(0, 100).Select(static i => 7.0 + (0.25 * i)).Select(rising.Next)];

        Assert.All(slopes[19..], static slope => Assert.Equal(0.25, slope, 1e-12));
        slopes = [.. Enumerable.Repeat(0.1, 100).Select(flat.Next)];
        Assert.All(slopes[19..], static slope => Assert.Equal(0.0, slope));
    }

    [Fact]
    public void Constructor_PeriodOfOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimpleSlope(1));

    // One point has no slope.
    private static int Length(int period) => checked(period + 1);

    private static double LeastSquares(double[] ys)
    {
        double[] xs = [.. Enumerable.Range(0, ys.Length).Select(static i => (double)i)];
        (double meanX, double meanY) = (xs.Average(), ys.Average());

        return xs.Zip(ys, (x, y) => (x - meanX) * (y - meanY)).Sum() / xs.Sum(x => (x - meanX) * (x - meanX));
    }

    protected override int Warmup(int period, int output) => period;

    protected override double Scale => 1000.0;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        SimpleSlope.Over(series.Closes, Length(period), values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        SimpleSlope slope = new(Length(period));

        return (i, values) => values[0] = slope.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-11;
        double[] closes = series.Closes.ToArray();

        return Indicators.Naive.Each(
            closes.Length, period, i => LeastSquares(Indicators.Naive.Window(closes, i, Length(period))));
    }

    protected override void BatchInto(CandleSeries series) =>
        SimpleSlope.Over(series.Closes, 20, Room.AsSpan(0, series.Count));
}
