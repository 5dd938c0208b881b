using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Synthetic;

namespace Breakwater.Exchange.Tests;

public sealed class BookTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void Build_ManyTimesAndSymbols_OnStepSortedAndNeverCrossed()
    {
        VenueMarket market = SyntheticMarket.Create(3, 4);
        foreach (SymbolMarket symbol in market.Symbols)
        {
            for (long now = market.DataStart; now < market.DataEnd; now += 1_777_777)
            {
                OrderBook book = BookModel.Build(symbol, now, 60);
                Assert.True(book.BestBid.Price < book.BestAsk.Price, symbol.Instrument.Symbol);
                Assert.InRange(symbol.LastPrice(now), book.BestBid.Price, book.BestAsk.Price);
                AssertSide(book.Bids, symbol.Instrument, -1);
                AssertSide(book.Asks, symbol.Instrument, 1);
            }
        }
    }

    [Fact]
    public void Build_SameTime_SameBook()
    {
        SymbolMarket market = TestMarkets.Market(TestMarkets.Walk(500, 1));
        OrderBook one = BookModel.Build(market, TestMarkets.Start + Hour, 200);
        OrderBook other = BookModel.Build(market, TestMarkets.Start + Hour, 200);
        Assert.Equal(one.Bids, other.Bids);
        Assert.Equal(one.Asks, other.Asks);
        Assert.Equal(one.Asks.Take(5), BookModel.Build(market, TestMarkets.Start + Hour, 5).Asks);
    }

    [Theory]
    [InlineData("BTCUSDT", 20_000, 1)]
    [InlineData("BTCUSDT", 1_000, 0.5)]
    [InlineData("SOLUSDT", 20_000, 2)]
    [InlineData("APEUSDT", 1_000, 12)]
    [InlineData("APEUSDT", 20_000, 25)]
    [InlineData("COMPUSDT", 1_000, 20)]
    public void Build_MarketBuy_WalksAsLittleAsTheCoinAllows(string name, double dollars, double mostBasisPoints)
    {
        VenueMarket market = SyntheticMarket.Create(3, 4);
        SymbolMarket symbol = market.Find(name, market.DataEnd)!;
        List<double> costs = [];
        for (long now = market.DataStart + Hour; now < market.DataEnd; now += 7_777_777)
        {
            costs.Add(CostInBasisPoints(symbol, BookModel.Build(symbol, now, 1000), now, dollars));
        }

        costs.Sort();
        Assert.InRange(costs[costs.Count / 2], 0, mostBasisPoints);
    }

    [Fact]
    public void Build_ThinPrice_KeepsPositivePrices()
    {
        Candle candle = new() { OpenTime = TestMarkets.Start, Open = 3, High = 4, Low = 2, Close = 3, Volume = 5 };
        SymbolMarket market = new(InstrumentTable.Find("PEPEUSDT"), Interval.Parse("5m"), [candle]);
        OrderBook book = BookModel.Build(market, TestMarkets.Start + 1000, 5000);
        Assert.All(book.Bids, level => Assert.True(level.Price > 0));
        Assert.NotEmpty(book.Bids);
    }

    private static void AssertSide(IReadOnlyList<BookLevel> levels, Instrument instrument, int direction)
    {
        Assert.Equal(60, levels.Count);
        for (int index = 0; index < levels.Count; index++)
        {
            Assert.True(levels[index].Quantity > 0 && levels[index].Quantity % instrument.Step == 0);
            Assert.True(index == 0 || (levels[index].Price - levels[index - 1].Price) * direction > 0);
        }
    }

    private static double CostInBasisPoints(SymbolMarket symbol, OrderBook book, long now, double dollars)
    {
        double unit = Math.Pow(10, -symbol.Instrument.PriceDecimals - symbol.Instrument.QuantityDecimals);
        double left = dollars;
        double bought = 0;
        foreach (BookLevel level in book.Asks)
        {
            double spent = Math.Min(left, (double)level.Price * level.Quantity * unit);
            bought += spent / (level.Price * unit);
            left -= spent;
        }

        Assert.Equal(0, left, 6);
        return (dollars / (bought * unit) / symbol.LastPrice(now) - 1) * 10_000;
    }
}
