using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class SessionVwapTests : CandleContract
{
    private static readonly DateTimeOffset[] Times =
        [.. Enumerable.Range(0, 3000).Select(static i => TestCandles.Start.AddMinutes(5 * i))];

    [Fact]
    public void Next_NewDayInUtc_StartsAnew()
    {
        SessionVwap average = default;
        DateTimeOffset late = new(2026, 11, 3, 4, 55, 0, TimeSpan.FromHours(5));

        Assert.Equal(10.0, average.Next(late.AddMinutes(-5), 11, 9, 10, 1));
        Assert.Equal(13.0, average.Next(late, 15, 13, 14, 3));
        Assert.Equal(20.0, average.Next(late.AddMinutes(5), 21, 19, 20, 5));
        Assert.Equal(50.0, average.Next(late.AddDays(7), 50, 50, 50, 1));
    }

    [Fact]
    public void Next_NoVolumeYet_IsUnknownAndLaterNoMatter()
    {
        SessionVwap average = default;

        Assert.Equal(double.NaN, average.Next(Times[0], 7, 7, 7, 0));
        Assert.Equal(10.0, average.Next(Times[1], 11, 9, 10, 2));
        Assert.Equal(10.0, average.Next(Times[2], 99, 99, 99, 0));
    }

    [Fact]
    public void Over_TenDays_EqualsTheDefinition()
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 3000, 5));
        double[] values = Batch(series, 1)[0];
        double[] expected = Naive(series, 1, 0, out double tolerance);

        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, tolerance * pair.First));
    }

    [Fact]
    public void Over_LengthsDiffer_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        SessionVwap.Over([], new PriceColumns([1], [1], [1]), [1], new double[1]));

    protected override bool IsDense => false;

    protected override int Warmup(int period, int output) => 0;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        double[] values = new double[series.Count];
        SessionVwap.Over(Times.AsSpan(0, series.Count), PriceColumns.Of(series), series.Volumes, values);

        return [values];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        SessionVwap average = default;

        return (i, values) => values[0] = average.Next(
            series.Candles[i].OpenTime, series.Highs[i], series.Lows[i], series.Closes[i], series.Volumes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-12;
        Candle[] candles = series.Candles.ToArray();

        return Indicators.Naive.Each(candles.Length, 0, last =>
        {
            Candle[] day = [.. candles.Take(last + 1).Where(candle => candle.OpenTime.UtcDateTime.Date
                == candles[last].OpenTime.UtcDateTime.Date)];

            return (double)(day.Sum(static c => (c.High + c.Low + c.Close) / 3m * c.Volume)
                / day.Sum(static c => c.Volume));
        });
    }

    protected override void BatchInto(CandleSeries series) => SessionVwap.Over(
        Times.AsSpan(0, series.Count), PriceColumns.Of(series), series.Volumes, Room.AsSpan(0, series.Count));
}
