using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class ChandelierStreamTests : IndicatorContract
{
    [Fact]
    public void Next_NewestCandles_EqualsLong()
    {
        CandleSeries series = ExtremeCandles.Of("silent", 100);
        double[] stops = Batch(series, 22)[0];
        for (int count = 23; count <= series.Count; count++)
        {
            double atr = AverageTrueRange.Last(
                series.Highs[..count], series.Lows[..count], series.Closes[..count], 22);

            Assert.Equal(ChandelierStop.Long(series.Highs[..count], 22, atr, 3.0), stops[count - 1]);
        }
    }

    [Fact]
    public void Constructor_NegativeMultiplier_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChandelierStop(22, -0.1));

    protected override int Warmup(int period, int output) => period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        ChandelierStop.Over(PriceColumns.Of(series), period, 3.0, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        ChandelierStop stop = new(period, 3.0);

        return (i, values) => values[0] = stop.Next(series.Highs[i], series.Lows[i], series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] highs = series.Highs.ToArray();
        double[] ranges = Indicators.Naive.WilderFromSecond(Indicators.Naive.TrueRanges(series), period);

        return Indicators.Naive.Each(
            highs.Length, period, i => Indicators.Naive.Window(highs, i, period).Max() - (3.0 * ranges[i]));
    }

    protected override void BatchInto(CandleSeries series) =>
        ChandelierStop.Over(PriceColumns.Of(series), 22, 3.0, Room.AsSpan(0, series.Count));
}
