using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class BollingerWidthPercentileTests : IndicatorContract
{
    [Fact]
    public void Next_CalmAfterStorm_IsLow()
    {
        BollingerWidthPercentile percentile = new(20, 2.0, 100);
        for (int i = 0; i < 200; i++)
        {
            percentile.Next(100.0 + (i % 2 * 10.0));
        }

        Assert.Equal(0.0, Enumerable.Range(0, 30).Select(i => percentile.Next(105.0 + (i % 2 * 0.1))).Last(), 25.0);
    }

    [Fact]
    public void Constructor_LookbackBelowOne_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BollingerWidthPercentile(20, 2.0, 0));

    private static int Lookback(int period) => checked(period + 5);

    protected override int Warmup(int period, int output) => period - 1 + period + 5;

    protected override (double Low, double High) Bounds => (0.0, 100.0);

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        BollingerWidthPercentile.Over(series.Closes, period, 2.0, Lookback(period), values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        BollingerWidthPercentile percentile = new(period, 2.0, Lookback(period));

        return (i, values) => values[0] = percentile.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        PriceBand[] bands = new PriceBand[series.Count];
        BollingerBands.Over(series.Closes, period, 2.0, bands);
        double[] widths = [.. bands.Select(static band => band.Width)];
        int lookback = Lookback(period);

        return Indicators.Naive.Each(
            widths.Length,
            Warmup(period, output),
            i => Indicators.Naive.Rank(widths[(i - lookback)..i], widths[i]));
    }

    protected override void BatchInto(CandleSeries series) =>
        BollingerWidthPercentile.Over(series.Closes, 20, 2.0, 100, Room.AsSpan(0, series.Count));
}
