using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class VolumeSurgeTests : IndicatorContract
{
    [Fact]
    public void Over_StandardPeriod_EndsWithTheSurgeOfTheMedianWindow()
    {
        double[] volumes = [.. Enumerable.Range(0, 60).Select(static i => (double)(i * 7919 % 101))];
        double[] surges = new double[volumes.Length];
        VolumeSurge.Over(volumes, VolumeSurge.StandardPeriod, surges);
        for (int count = 1; count <= volumes.Length; count++)
        {
            Assert.Equal(MedianWindow.Surge(volumes.AsSpan(0, count)), surges[count - 1]);
        }
    }

    [Fact]
    public void Next_NothingUsual_IsUnknown()
    {
        VolumeSurge surge = new(3);

        Assert.Equal(
            [double.NaN, double.NaN, double.NaN, double.NaN, 0.0, 2.0],
            [.. new[] { 0.0, 0.0, 5.0, 5.0, 0.0, 10.0 }.Select(surge.Next)]);
    }

    protected override int Warmup(int period, int output) => period;

    protected override bool IsDense => false;

    protected override (double Low, double High) Bounds => (0.0, double.MaxValue);

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        VolumeSurge.Over(series.Volumes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        VolumeSurge surge = new(period);

        return (i, values) => values[0] = surge.Next(series.Volumes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-15;
        double[] volumes = series.Volumes.ToArray();

        return Indicators.Naive.Each(
            volumes.Length, period, i => volumes[i] / Median.Of(volumes.AsSpan((i - period)..i)));
    }

    protected override void BatchInto(CandleSeries series) =>
        VolumeSurge.Over(series.Volumes, 20, Room.AsSpan(0, series.Count));
}
