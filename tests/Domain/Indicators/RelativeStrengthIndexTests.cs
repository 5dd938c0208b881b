using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class RelativeStrengthIndexTests : IndicatorContract
{
    [Fact]
    public void Over_OneDirection_IsAtTheEnd()
    {
        double[] values = new double[100];
        RelativeStrengthIndex.Over([.. Enumerable.Range(1, 100).Select(static i => i * 0.1)], 14, values);
        Assert.All(values[14..], static value => Assert.Equal(100.0, value));

        RelativeStrengthIndex.Over([.. Enumerable.Range(1, 100).Select(static i => 100.0 - i)], 14, values);
        Assert.All(values[14..], static value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void Over_CloseThatNeverMoved_IsUnknown()
    {
        double[] values = new double[100];
        RelativeStrengthIndex.Over([.. Enumerable.Repeat(68_000.1, 99), 68_000.2], 14, values);

        Assert.All(values[..99], static value => Assert.Equal(double.NaN, value));
        Assert.Equal(100.0, values[99]);
    }

    protected override int Warmup(int period, int output) => period;

    protected override bool IsDense => false;

    protected override (double Low, double High) Bounds => (0.0, 100.0);

    protected override double Scale => 1e-3;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        RelativeStrengthIndex.Over(series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        RelativeStrengthIndex index = new(period);

        return (i, values) => values[0] = index.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-10;
        double[] closes = series.Closes.ToArray();
        double[] changes = Indicators.Naive.Each(closes.Length, 1, i => closes[i] - closes[i - 1]);
        double[] gains = Indicators.Naive.WilderFromSecond([.. changes.Select(static c => Math.Max(c, 0.0))], period);
        double[] losses = Indicators.Naive.WilderFromSecond([.. changes.Select(static c => Math.Max(-c, 0.0))], period);

        return [.. gains.Zip(losses, static (gain, loss) => 100.0 * gain / (gain + loss))];
    }

    protected override void BatchInto(CandleSeries series) =>
        RelativeStrengthIndex.Over(series.Closes, 14, Room.AsSpan(0, series.Count));
}
