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

    protected override int Warmup(int period) => period;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] upper = new double[series.Count];
        double[] lower = new double[series.Count];
        DonchianChannel.Over(series.Highs, series.Lows, period, upper, lower);

        return [upper, lower];
    }

    protected override double[][] Stream(CandleSeries series, int period)
    {
        DonchianChannel channel = new(period);
        DonchianBand[] bands =
            [.. series.Candles.ToArray().Select(candle => channel.Next((double)candle.High, (double)candle.Low))];

        return [[.. bands.Select(static band => band.Upper)], [.. bands.Select(static band => band.Lower)]];
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
