using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class RollingCorrelationTests : IndicatorContract
{
    [Fact]
    public void Next_StraightLines_IsOneOrMinusOne()
    {
        RollingCorrelation together = new(20);
        RollingCorrelation apart = new(20);
        for (int i = 0; i < 200; i++)
        {
            double same = together.Next(i, 5.0 + (i * 0.1));
            double opposite = apart.Next(i, 5.0 - (i * 0.1));

            Assert.True(i < 19 ? double.IsNaN(same) : same is > 0.999_999_999 and <= 1.0);
            Assert.True(i < 19 ? double.IsNaN(opposite) : opposite is < -0.999_999_999 and >= -1.0);
        }
    }

    [Fact]
    public void Constructor_PeriodOfOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RollingCorrelation(1));

    // One pair has no correlation.
    private static int Length(int period) => checked(period + 1);

    private static double Pearson(double[] xs, double[] ys)
    {
        if (Indicators.Naive.IsFlat(xs) || Indicators.Naive.IsFlat(ys))
        {
            return double.NaN;
        }

        (double meanX, double meanY) = (xs.Average(), ys.Average());
        double together = xs.Zip(ys, (x, y) => (x - meanX) * (y - meanY)).Sum() / xs.Length;

        return together / (Indicators.Naive.Deviation(xs) * Indicators.Naive.Deviation(ys));
    }

    protected override int Warmup(int period, int output) => period;

    protected override bool IsDense => false;

    protected override double Scale => 1.0;

    protected override (double Low, double High) Bounds => (-1.0, 1.0);

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        RollingCorrelation.Over(series.Closes, series.Volumes, Length(period), values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        RollingCorrelation correlation = new(Length(period));

        return (i, values) => values[0] = correlation.Next(series.Closes[i], series.Volumes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-9;
        double[] closes = series.Closes.ToArray();
        double[] volumes = series.Volumes.ToArray();

        return Indicators.Naive.Each(closes.Length, period, i => Pearson(
            Indicators.Naive.Window(closes, i, Length(period)), Indicators.Naive.Window(volumes, i, Length(period))));
    }

    protected override void BatchInto(CandleSeries series) =>
        RollingCorrelation.Over(series.Closes, series.Volumes, 20, Room.AsSpan(0, series.Count));
}
