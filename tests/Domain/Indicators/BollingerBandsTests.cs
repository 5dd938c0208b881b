using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class BollingerBandsTests : IndicatorContract
{
    private static PriceBand[] BandRoom { get; } = new PriceBand[3000];

    [Fact]
    public void Over_HighPriceAndSmallMoves_KeepsItsPrecision()
    {
        double[] closes = [.. Enumerable.Range(0, 5000).Select(static i => 1e9 + (i * 7919 % 13 * 0.001))];
        PriceBand[] values = new PriceBand[closes.Length];
        BollingerBands.Over(closes, 20, 2.0, values);
        for (int i = 19; i < closes.Length; i++)
        {
            double expected = 2.0 * Indicators.Naive.Deviation([.. closes[(i - 19)..(i + 1)].Select(c => c - 1e9)]);

            // The band's edge itself is rounded to the price's last digit, about 1e-7.
            Assert.Equal(expected, values[i].Upper - values[i].Middle, 2.5e-7);
        }
    }

    [Fact]
    public void Over_FlatWindowAfterMoves_HasNoWidth()
    {
        double[] closes = [.. Enumerable.Range(0, 50).Select(static i => 100.0 + (i % 7)), .. Flat(30)];
        PriceBand[] values = new PriceBand[closes.Length];
        BollingerBands.Over(closes, 20, 2.0, values);

        Assert.All(values[69..], static band => Assert.Equal(new PriceBand(0.1, 0.1, 0.1), band));
        Assert.Equal(0.0, values[^1].Width);
    }

    [Fact]
    public void Next_Middle_IsTheSimpleAverage()
    {
        BollingerBands bands = new(20, 2.0);
        SimpleMovingAverage average = new(20);
        for (int i = 0; i < 100; i++)
        {
            double close = 100.0 + (i * 37 % 11 / 7.0);

            Assert.Equal(average.Next(close), bands.Next(close).Middle);
        }
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Over_ImpossibleMultiplier_Throws(double multiplier)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BollingerBands(20, multiplier));
        Assert.Throws<ArgumentOutOfRangeException>(() => BollingerBands.Over([1], 20, multiplier, new PriceBand[1]));
    }

    private static IEnumerable<double> Flat(int count) => Enumerable.Repeat(0.1, count);

    protected override int Warmup(int period, int output) => period - 1;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        PriceBand[] values = new PriceBand[series.Count];
        BollingerBands.Over(series.Closes, period, 2.0, values);
        Assert.All(values, static band => Assert.True(
            double.IsNaN(band.Middle) || (band.Lower <= band.Middle && band.Middle <= band.Upper)));

        return
        [
            [.. values.Select(static band => band.Upper)],
            [.. values.Select(static band => band.Middle)],
            [.. values.Select(static band => band.Lower)],
        ];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        BollingerBands bands = new(period, 2.0);

        return (i, values) => (values[0], values[1], values[2]) = bands.Next(series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        double[] closes = series.Closes.ToArray();

        return Indicators.Naive.Each(closes.Length, period - 1, i =>
        {
            double[] window = Indicators.Naive.Window(closes, i, period);

            return window.Average() + ((1 - output) * 2.0 * Indicators.Naive.Deviation(window));
        });
    }

    protected override void BatchInto(CandleSeries series) =>
        BollingerBands.Over(series.Closes, 20, 2.0, BandRoom.AsSpan(0, series.Count));
}
