using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class PercentileRankTests : IndicatorContract
{
    [Fact]
    public void Next_ByHand_CountsEqualsHalf()
    {
        PercentileRank rank = new(4);
        double[] values = [1, 2, 3, 4, 3, 9, 0, 3];
        double[] ranks = [.. values.Select(rank.Next)];

        Assert.Equal([62.5, 100.0, 0.0, 37.5], ranks[4..]);
    }

    [Fact]
    public void Next_FlatWindow_IsTheMiddle()
    {
        PercentileRank rank = new(100);
        double[] ranks = [.. Enumerable.Repeat(0.1, 201).Select(rank.Next)];

        Assert.All(ranks[100..], static value => Assert.Equal(50.0, value));
    }

    protected override int Warmup(int period, int output) => period;

    protected override (double Low, double High) Bounds => (0.0, 100.0);

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        PercentileRank.Over(series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        PercentileRank rank = new(period);

        return (i, values) => values[0] = rank.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] closes = series.Closes.ToArray();

        return Indicators.Naive.Each(
            closes.Length, period, i => Indicators.Naive.Rank(closes[(i - period)..i], closes[i]));
    }

    protected override void BatchInto(CandleSeries series) =>
        PercentileRank.Over(series.Closes, 100, Room.AsSpan(0, series.Count));
}
