using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class OnBalanceVolumeTests : CandleContract
{
    [Fact]
    public void Next_ByHand_StartsAtZeroAndFollowsTheClose()
    {
        OnBalanceVolume volume = default;

        Assert.Equal(
            [0.0, 5.0, 5.0, -2.0],
            [volume.Next(10, 3), volume.Next(11, 5), volume.Next(11, 4), volume.Next(9, 7)]);
    }

    [Fact]
    public void Over_NoCandle_IsNothing() => OnBalanceVolume.Over([], [], []);

    [Fact]
    public void Over_LengthsDiffer_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OnBalanceVolume.Over([1], [1, 2], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => OnBalanceVolume.Over([1], [1], new double[2]));
    }

    protected override int Warmup(int period, int output) => 0;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        OnBalanceVolume.Over(series.Closes, series.Volumes, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        OnBalanceVolume volume = default;

        return (i, values) => values[0] = volume.Next(series.Closes[i], series.Volumes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 0.0;
        double[] closes = series.Closes.ToArray();
        double[] volumes = series.Volumes.ToArray();

        return Indicators.Naive.Each(closes.Length, 0, last => Enumerable.Range(1, last)
            .Sum(i => Math.Sign(closes[i] - closes[i - 1]) * volumes[i]));
    }

    protected override void BatchInto(CandleSeries series) =>
        OnBalanceVolume.Over(series.Closes, series.Volumes, Room.AsSpan(0, series.Count));
}
