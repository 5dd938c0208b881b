using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

public sealed class PathTests
{
    private static readonly Candle[] Source = TestMarkets.Walk(600, 1);

    [Fact]
    public void Whole_AnyCandle_KeepsItsPricesAndVolume()
    {
        SymbolMarket market = TestMarkets.Market(Source);
        for (int index = 0; index < Source.Length; index++)
        {
            Assert.Equal(PricesAndVolume(Source[index]), PricesAndVolume(market.Candles[index]));
        }
    }

    [Theory]
    [InlineData("1m", 5)]
    [InlineData("3m", 0)]
    public void Series_BelowTheSource_AddsUpExactly(string name, int perSource)
    {
        SymbolMarket market = TestMarkets.Market(Source);
        CandleSeries series = market.Series(Interval.Parse(name));
        Candle[] cut = [.. Enumerable.Range(0, series.Count).Select(series.At)];
        Assert.Equal(Source.Length * TestMarkets.FiveMinutes / series.Interval.Milliseconds, cut.Length);
        Assert.Equal(Fold(market.Candles), Fold(cut));
        for (int index = 0; index < Source.Length && perSource > 0; index++)
        {
            Assert.Equal(market.Candles[index], Fold(cut[(index * perSource)..((index + 1) * perSource)]));
        }
    }

    [Fact]
    public void TryOpenAt_TimePasses_OnlyGrowsAndEndsAsTheSource()
    {
        SymbolMarket market = TestMarkets.Market(Source);
        CandleSeries series = market.Series(Interval.Parse("15m"));
        for (int bucket = 0; bucket < 60; bucket++)
        {
            long open = series.OpenTime(bucket);
            Candle before = default;
            for (long now = open; now <= series.CloseTime(bucket); now += 7_777)
            {
                Assert.True(series.TryOpenAt(now, out Candle candle));
                AssertGrown(before, candle);
                Assert.Equal(market.LastPrice(now), candle.Close);
                before = candle;
            }

            Assert.True(series.TryOpenAt(series.CloseTime(bucket), out Candle last));
            Assert.Equal(series.At(bucket), last);
        }
    }

    [Fact]
    public void Slice_AnyPart_IsAProperCandle()
    {
        SymbolMarket market = TestMarkets.Market(Source);
        for (ulong draw = 0; draw < 3000; draw++)
        {
            long from = TestMarkets.Start + TestMarkets.Draw(draw, 5, 500 * 300_000);
            long to = from + TestMarkets.Draw(draw, 6, 400_000);
            Assert.True(market.TryRange(from, to, out Candle part));
            Assert.InRange(part.Open, part.Low, part.High);
            Assert.InRange(part.Close, part.Low, part.High);
            Assert.InRange(part.TakerVolume, 0, part.Volume);
            Assert.InRange(part.TakerTurnover, 0, part.Turnover);
            Assert.Equal(part.Volume == 0, part.Turnover == 0);
            Assert.True(part.Volume == 0 || MeanIsInside(part), $"mean price outside {part}");
        }
    }

    [Fact]
    public void TryRange_TwoNeighbours_AddUpToTheWhole()
    {
        SymbolMarket market = TestMarkets.Market(Source);
        for (ulong draw = 0; draw < 2000; draw++)
        {
            long from = TestMarkets.Start + TestMarkets.Draw(draw, 1, 300 * 300_000);
            long middle = from + TestMarkets.Draw(draw, 2, 900_000);
            long to = middle + 1 + TestMarkets.Draw(draw, 3, 900_000);
            Assert.True(market.TryRange(from, to, out Candle whole));
            Assert.True(market.TryRange(from, middle, out Candle left));
            Assert.True(market.TryRange(middle + 1, to, out Candle right));
            Assert.Equal(whole, left.Then(right));
        }
    }

    [Fact]
    public void LastPrice_HugeNumbers_DoesNotOverflow()
    {
        Candle candle = new()
        {
            OpenTime = TestMarkets.Start,
            Open = 9_000_000_000_000,
            High = 19_000_000_000_000,
            Low = 1_000_000,
            Close = 5_000_000_000_000,
            Volume = 700_000_000_000_000,
        };
        Instrument instrument = InstrumentTable.Find("NEWUSDT", 8, 8);
        SymbolMarket market = new(instrument, Interval.Parse("1d"), [candle]);
        Assert.InRange(market.LastPrice(TestMarkets.Start + 40_000_000), candle.Low, candle.High);
        Assert.Equal(candle.Close, market.LastPrice(TestMarkets.Start + 86_400_000));
    }

    private static (long, long, long, long, long, long) PricesAndVolume(Candle candle) =>
        (candle.OpenTime, candle.Open, candle.High, candle.Low, candle.Close, candle.Volume);

    private static Candle Fold(Candle[] candles) =>
        candles.Skip(1).Aggregate(candles[0], (sum, candle) => sum.Then(candle));

    private static bool MeanIsInside(Candle part)
    {
        // Turnover counts in 10^-6; ticks * steps of BTCUSDT count in 10^-7. A part may round by one unit.
        double mean = part.Turnover * 10.0 / part.Volume;
        double slack = 20.0 / part.Volume;
        return mean >= part.Low - slack - 1 && mean <= part.High + slack + 1;
    }

    private static void AssertGrown(Candle before, Candle candle)
    {
        Assert.True(candle.High >= before.High || before.OpenTime == 0);
        Assert.True(candle.Low <= before.Low || before.OpenTime == 0);
        Assert.True(candle.Volume >= before.Volume, "volume fell");
        Assert.True(candle.Turnover >= before.Turnover, "turnover fell");
        Assert.True(candle.Trades >= before.Trades, "trades fell");
        Assert.True(candle.TakerVolume >= before.TakerVolume, "taker volume fell");
    }
}
