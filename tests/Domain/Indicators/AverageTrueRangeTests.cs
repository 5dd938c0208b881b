using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class AverageTrueRangeTests : IndicatorContract
{
    [Fact]
    public void Over_RealCandles_EqualsTaLib()
    {
        CandleSeries series = ReferenceSeries.Candles(
            "indicators/real/BTCUSDT-1h-2018_2023-20000.csv.gz", "BTCUSDT", Timeframe.H1);
        string[] lines = ReferenceSeries.Lines("indicators/real/BTCUSDT-1h-2018_2023-20000.talib.csv.gz");
        int column = Array.IndexOf(lines[0].Split(','), "atr14");
        double[] values = Batch(series, 14)[0];

        Assert.Equal(values.Length, lines.Length - 1);
        for (int i = 0; i < values.Length; i++)
        {
            double expected = ReferenceSeries.Number(lines[i + 1].Split(',')[column]);

            Assert.Equal(double.IsNaN(expected), double.IsNaN(values[i]));
            Assert.False(Math.Abs(values[i] - expected) > 1e-9 * expected, $"candle {i}: {values[i]} not {expected}");
        }
    }

    [Fact]
    public void Next_ByHand_SeedsWithTheMeanAndThenSmooths()
    {
        AverageTrueRange range = new(2);

        Assert.Equal(double.NaN, range.Next(10, 8, 9));
        Assert.Equal(double.NaN, range.Next(12, 9, 11));
        Assert.Equal(2.5, range.Next(13, 11, 12));

        // A gap up: the range reaches back to the close before.
        Assert.Equal(5.25, range.Next(20, 18, 19));
    }

    [Fact]
    public void Next_Copy_GoesOnAlone()
    {
        AverageTrueRange range = new(1);
        range.Next(10, 8, 9);
        AverageTrueRange copy = range;
        copy.Next(100, 1, 50);

        Assert.Equal(2.0, range.Next(10, 8, 9));
    }

    [Fact]
    public void Next_DefaultValue_Throws()
    {
        AverageTrueRange range = default;

        Assert.Throws<InvalidOperationException>(() => range.Next(2, 1, 1));
    }

    [Fact]
    public void Over_LengthsDiffer_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AverageTrueRange.Over([1, 2], [1], [1, 2], 1, new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AverageTrueRange.Over([1, 2], [1, 2], [1, 2], 1, new double[1]));
    }

    [Fact]
    public void Last_AnyLength_IsTheLastOfOver()
    {
        for (int count = 1; count < 40; count++)
        {
            CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, count, 3));

            Assert.Equal(
                Batch(series, 14)[0][^1],
                AverageTrueRange.Last(series.Highs, series.Lows, series.Closes, 14));
        }

        Assert.Equal(double.NaN, AverageTrueRange.Last([], [], [], 14));
    }

    protected override int Warmup(int period, int output) => period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        AverageTrueRange.Over(series.Highs, series.Lows, series.Closes, period, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        AverageTrueRange range = new(period);

        return (i, values) => values[0] = range.Next(series.Highs[i], series.Lows[i], series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] values = new double[series.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i < period ? double.NaN
                : i == period ? Enumerable.Range(1, period).Average(k => TrueRange(series, k))
                : values[i - 1] + ((TrueRange(series, i) - values[i - 1]) / period);
        }

        return values;
    }

    protected override void BatchInto(CandleSeries series) => AverageTrueRange.Over(
        series.Highs, series.Lows, series.Closes, 14, Room.AsSpan(0, series.Count));

    private static double TrueRange(CandleSeries series, int i)
    {
        (double high, double low, double before) = (series.Highs[i], series.Lows[i], series.Closes[i - 1]);

        return new[] { high - low, Math.Abs(high - before), Math.Abs(low - before) }.Max();
    }
}
