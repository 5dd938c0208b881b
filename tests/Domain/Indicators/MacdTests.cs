using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class MacdTests : IndicatorContract
{
    private static MacdValue[] MacdRoom { get; } = new MacdValue[3000];

    [Theory]
    [InlineData(26, 12, 9)]
    [InlineData(12, 12, 9)]
    [InlineData(0, 26, 9)]
    [InlineData(12, 26, 0)]
    public void Constructor_ImpossiblePeriods_Throws(int fast, int slow, int signal) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Macd(fast, slow, signal));

    [Fact]
    public void Next_Line_IsTheDifferenceOfTheTwoAverages()
    {
        Macd macd = new(12, 26, 9);
        ExponentialMovingAverage fast = new(12);
        ExponentialMovingAverage slow = new(26);
        for (int i = 0; i < 100; i++)
        {
            double close = 100.0 + (i * 37 % 11);

            Assert.Equal(fast.Next(close) - slow.Next(close), macd.Next(close).Line);
        }
    }

    [Fact]
    public void Next_FlatMarket_IsExactlyZero()
    {
        Macd macd = new(12, 26, 9);
        MacdValue[] values = [.. Enumerable.Repeat(0.1, 200).Select(macd.Next)];

        Assert.All(values[33..], static value => Assert.Equal(new MacdValue(0.0, 0.0, 0.0), value));
    }

    protected override int Warmup(int period, int output) => output == 0 ? 2 * period : (3 * period) + 1;

    private static int Slow(int period) => (int)((2L * Math.Max(0, period)) + 1L);

    private static int Signal(int period) => Math.Max(0, period) + 2;

    protected override double Scale => 1000.0;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        MacdValue[] values = new MacdValue[series.Count];
        Macd.Over(series.Closes, period, Slow(period), Signal(period), values);

        return
        [
            [.. values.Select(static value => value.Line)],
            [.. values.Select(static value => value.Signal)],
            [.. values.Select(static value => value.Histogram)],
        ];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        Macd macd = new(period, Slow(period), Signal(period));

        return (i, values) => (values[0], values[1], values[2]) = macd.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] closes = series.Closes.ToArray();
        int slow = Slow(period);
        double[] fast = Indicators.Naive.Exponential(closes, period);
        double[] line = [.. fast.Zip(Indicators.Naive.Exponential(closes, slow), static (a, b) => a - b)];
        double[] unknown = [.. line.Take(slow - 1)];
        double[] signal = [.. unknown, .. Indicators.Naive.Exponential([.. line.Skip(slow - 1)], Signal(period))];

        return output switch
        {
            0 => line,
            1 => signal,
            _ => [.. line.Zip(signal, static (a, b) => a - b)],
        };
    }

    protected override void BatchInto(CandleSeries series) =>
        Macd.Over(series.Closes, 12, 26, 9, MacdRoom.AsSpan(0, series.Count));
}
