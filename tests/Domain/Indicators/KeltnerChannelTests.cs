using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class KeltnerChannelTests : IndicatorContract
{
    private static PriceBand[] BandRoom { get; } = new PriceBand[3000];

    [Fact]
    public void Next_CandlesThatNeverMoved_HasNoWidth()
    {
        KeltnerChannel channel = new(20, 10, 2.0);
        PriceBand[] values = [.. Enumerable.Repeat(0.1, 50).Select(price => channel.Next(price, price, price))];

        Assert.All(values[19..], static band => Assert.Equal(new PriceBand(0.1, 0.1, 0.1), band));
    }

    private static int RangePeriod(int period) => checked(period + 1);

    protected override int Warmup(int period, int output) => Math.Max(period - 1, period + 1);

    protected override double[][] Batch(CandleSeries series, int period)
    {
        PriceBand[] values = new PriceBand[series.Count];
        KeltnerChannel.Over(PriceColumns.Of(series), period, RangePeriod(period), 1.5, values);
        Assert.All(values, static band => Assert.True(
            double.IsNaN(band.Middle) || (band.Lower <= band.Middle && band.Middle <= band.Upper)));

        return
        [
            [.. values.Select(static band => band.Upper)],
            [.. values.Select(static band => band.Middle)],
            [.. values.Select(static band => band.Lower)],
        ];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        KeltnerChannel channel = new(period, RangePeriod(period), 1.5);

        return (i, values) => (values[0], values[1], values[2]) =
            channel.Next(series.Highs[i], series.Lows[i], series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] middles = Indicators.Naive.Exponential(series.Closes.ToArray(), period);
        double[] ranges = Indicators.Naive.WilderFromSecond(
            Indicators.Naive.TrueRanges(series), RangePeriod(period));

        // A middle without edges is not told.
        return [.. middles.Zip(ranges, (middle, range) => middle + ((1 - output) * 1.5 * range))];
    }

    protected override void BatchInto(CandleSeries series) =>
        KeltnerChannel.Over(
        PriceColumns.Of(series), 20, 10, 2.0, BandRoom.AsSpan(0, series.Count));
}
