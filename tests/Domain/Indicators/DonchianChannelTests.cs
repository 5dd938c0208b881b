using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class DonchianChannelTests : IndicatorContract
{
    [Fact]
    public void Next_NewHigh_IsNotInItsOwnChannel()
    {
        DonchianChannel channel = new(2);
        channel.Next(10, 5);
        channel.Next(12, 6);

        Assert.Equal(new DonchianBand(12, 5), channel.Next(99, 1));
        Assert.Equal(new DonchianBand(99, 1), channel.Next(20, 10));
        Assert.Equal(new DonchianBand(99, 1), channel.Next(20, 10));
        Assert.Equal(new DonchianBand(20, 10), channel.Next(20, 10));
    }

    [Fact]
    public void Over_RealCandles_EqualsSkender()
    {
        CandleSeries series = ReferenceSeries.Candles(
            "indicators/real/BTCUSDT-1h-2018_2023-20000.csv.gz", "BTCUSDT", Timeframe.H1);
        string[] lines = ReferenceSeries.Lines("indicators/real/BTCUSDT-1h-2018_2023-20000.skender3.csv.gz");
        int column = Array.IndexOf(lines[0].Split(','), "donchianUpperPrior20");
        double[][] bands = Batch(series, 20);
        for (int i = 0; i < series.Count; i++)
        {
            string[] cells = lines[i + 1].Split(',');

            Assert.Equal(ReferenceSeries.Number(cells[column]), bands[0][i]);
            Assert.Equal(ReferenceSeries.Number(cells[column + 1]), bands[1][i]);
        }
    }

    [Fact]
    public void Over_LengthsDiffer_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => DonchianChannel.Over([1, 2], [1, 2], 1, new double[2], new double[1]));

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(1024)]
    [InlineData(1100)]
    public void Over_MoreThanATile_EqualsNextBitForBit(int period)
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 5000, 9));
        double[][] bands = Batch(series, period);
        DonchianChannel channel = new(period);
        for (int i = 0; i < series.Count; i++)
        {
            Assert.Equal(
                new DonchianBand(bands[0][i], bands[1][i]), channel.Next(series.Highs[i], series.Lows[i]));
        }
    }

    protected override int Warmup(int period, int output) => period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] upper = new double[series.Count];
        double[] lower = new double[series.Count];
        DonchianChannel.Over(series.Highs, series.Lows, period, upper, lower);

        return [upper, lower];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        DonchianChannel channel = new(period);

        return (i, values) => (values[0], values[1]) = channel.Next(series.Highs[i], series.Lows[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 0.0;
        double[] values = new double[series.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i < period ? double.NaN
                : output == 0 ? series.Highs[(i - period)..i].ToArray().Max()
                : series.Lows[(i - period)..i].ToArray().Min();
        }

        return values;
    }

    protected override void BatchInto(CandleSeries series) => DonchianChannel.Over(
        series.Highs, series.Lows, 20, Room.AsSpan(0, series.Count), OtherRoom.AsSpan(0, series.Count));
}
