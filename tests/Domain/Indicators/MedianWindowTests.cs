using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class MedianWindowTests : IndicatorContract
{
    [Fact]
    public void Of_OddAndEven_IsTheMiddle()
    {
        Assert.Equal(3.0, Median.Of([9, 1, 3]));
        Assert.Equal(2.0, Median.Of([9, 1, 3, 1]));
        Assert.Equal(7.0, Median.Of([7]));
    }

    [Fact]
    public void Of_MoreThanTheStackHolds_IsTheMiddle()
    {
        double[] values = [.. Enumerable.Range(0, 1001).Select(static i => (double)(i * 7919 % 1001))];

        Assert.Equal(500.0, Median.Of(values));
    }

    [Fact]
    public void Of_Input_IsNotReordered()
    {
        double[] values = [3, 1, 2];
        Median.Of(values);

        Assert.Equal([3, 1, 2], values);
    }

    [Fact]
    public void Of_Nothing_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Median.Of([]));

    [Fact]
    public void Surge_LastCandle_IsNotInItsOwnMedian()
    {
        double[] volumes = [.. Enumerable.Repeat(10.0, 20), 30.0];

        Assert.Equal(3.0, MedianWindow.Surge(volumes));
    }

    [Fact]
    public void Surge_TooShortOrNothingUsual_IsUnknown()
    {
        Assert.Equal(double.NaN, MedianWindow.Surge(Enumerable.Repeat(10.0, 20).ToArray()));
        Assert.Equal(double.NaN, MedianWindow.Surge([.. Enumerable.Repeat(0.0, 20), 30.0]));
    }

    protected override int Warmup(int period, int output) => period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        MedianWindow.Over(series.Volumes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        MedianWindow window = new(period);

        return (i, values) => values[0] = window.Next(series.Volumes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 0.0;
        double[] values = new double[series.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i < period ? double.NaN : Median.Of(series.Volumes[(i - period)..i]);
        }

        return values;
    }

    protected override void BatchInto(CandleSeries series) =>
        MedianWindow.Over(series.Volumes, 20, Room.AsSpan(0, series.Count));
}
