using Breakwater.Local.Exchange.Loading;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

public sealed class RealMarketTests
{
    [Theory]
    [InlineData("15m")]
    [InlineData("1h")]
    [InlineData("4h")]
    [InlineData("1d")]
    [InlineData("3m")]
    [InlineData("1m")]
    public void Series_RealBitcoin_EverySumIsExact(string name)
    {
        SymbolMarket market = Load("5m", "BTCUSDT");
        CandleSeries series = market.Series(Interval.Parse(name));
        long volume = 0;
        long turnover = 0;
        for (int index = 0; index < series.Count; index++)
        {
            Candle candle = series.At(index);
            Candle[] inside = [.. SourceOf(market, series, index)];
            volume += candle.Volume;
            turnover += candle.Turnover;
            Assert.True(inside.Length > 0);
            if (series.Interval.IsMultipleOf(market.Source))
            {
                Assert.Equal(inside[0].Open, candle.Open);
                Assert.Equal(inside.Max(one => one.High), candle.High);
                Assert.Equal(inside.Min(one => one.Low), candle.Low);
                Assert.Equal(inside[^1].Close, candle.Close);
                Assert.Equal(inside.Sum(one => one.Volume), candle.Volume);
            }
        }

        Assert.Equal(market.Candles.Sum(candle => candle.Volume), volume);
        Assert.Equal(market.Candles.Sum(candle => candle.Turnover), turnover);
    }

    [Fact]
    public void Series_RealMinutes_MakeTheRealFiveMinutes()
    {
        SymbolMarket minutes = Load("1m", "BTCUSDT");
        SymbolMarket fives = Load("5m", "BTCUSDT");
        CandleSeries series = minutes.Series(Interval.Parse("5m"));
        long factor = Scaling.PowerOfTen(fives.Instrument.QuantityDecimals - minutes.Instrument.QuantityDecimals);
        Dictionary<long, Candle> real = fives.Candles.ToDictionary(candle => candle.OpenTime);
        int compared = 0;
        for (int index = 1; index < series.Count - 1; index++)
        {
            Candle candle = series.At(index);
            if (real.TryGetValue(candle.OpenTime, out Candle expected))
            {
                compared++;
                Assert.Equal(
                    (expected.Open, expected.High, expected.Low, expected.Close, expected.Volume),
                    (candle.Open, candle.High, candle.Low, candle.Close, candle.Volume * factor));
            }
        }

        Assert.True(compared > 3000, $"only {compared} candles overlap");
    }

    [Fact]
    public void Load_HourlyHistoryWithGaps_GapsStay()
    {
        SymbolMarket market = Load("1h", "BTCUSDT");
        Assert.Equal(58_419, market.Candles.Length);
        long hours = (market.EndTime - market.FirstTime) / 3_600_000;
        Assert.Equal(128, hours - market.Candles.Length);
    }

    private static IEnumerable<Candle> SourceOf(SymbolMarket market, CandleSeries series, int index)
    {
        long width = market.Source.Milliseconds;
        int first = (int)((series.OpenTime(index) - market.FirstTime) / width);
        int last = (int)((series.CloseTime(index) - market.FirstTime) / width);
        return market.Candles.Skip(Math.Max(0, first)).Take(last - Math.Max(0, first) + 1);
    }

    private static SymbolMarket Load(string interval, string symbol)
    {
        string path = SharedCandles.Find($"data/binance/{interval}/{symbol}-{interval}.csv.gz");
        Assert.True(CandleFile.TryParse(path, out CandleFile? file));
        CandleColumns columns = new(file.Interval);
        columns.Read(file.Name, file.ReadAll().Span);
        return columns.ToMarket(symbol);
    }
}
