using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class ZScoreTests : IndicatorContract
{
    [Fact]
    public void Next_FlatWindow_IsUnknown()
    {
        ZScore score = new(5);
        double[] scores = [.. new[] { 7.0, 8.0 }.Concat(Enumerable.Repeat(0.1, 9)).Select(score.Next)];

        Assert.All(scores[6..], static value => Assert.Equal(double.NaN, value));
    }

    protected override int Warmup(int period, int output) => period - 1;

    protected override bool IsDense => false;

    protected override double Scale => 1.0;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        ZScore.Over(series.Closes, period, values);
        Assert.All(values.Where(double.IsFinite), score => Assert.InRange(
            Math.Abs(score), 0.0, Math.Sqrt(period - 1) * (1.0 + 1e-9)));

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        ZScore score = new(period);

        return (i, values) => values[0] = score.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-9;
        double[] closes = series.Closes.ToArray();

        return Indicators.Naive.Each(closes.Length, period - 1, i =>
        {
            double[] window = Indicators.Naive.Window(closes, i, period);

            return Indicators.Naive.IsFlat(window)
                ? double.NaN
                : (closes[i] - window.Average()) / Indicators.Naive.Deviation(window);
        });
    }

    protected override void BatchInto(CandleSeries series) =>
        ZScore.Over(series.Closes, 20, Room.AsSpan(0, series.Count));
}
