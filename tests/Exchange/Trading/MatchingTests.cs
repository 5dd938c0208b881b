using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class MatchingTests
{
    // 500.00 until the middle of the first candle, then down to 490.00 and up to 520.00; half an hour of calm before.
    private static readonly (long, long, long, long)[] FallThenRise =
    [
        .. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 20),
        (50_000, 50_000, 49_000, 49_000), (49_000, 52_000, 49_000, 52_000), (52_000, 52_000, 51_000, 51_500),
    ];

    private readonly Trader trader = Trader.On(20, FallThenRise);

    [Fact]
    public async Task Market_Buy_PaysTheBookAndACommissionInCoins()
    {
        JsonElement order = await trader.OrderAsync("side=BUY&type=MARKET&quantity=0.4");
        JsonElement[] fills = [.. order.GetProperty("fills").EnumerateArray()];
        Assert.Equal("FILLED", Trader.Text(order, "status"));
        Assert.Equal(0.4m, fills.Sum(fill => Trader.Number(fill, "qty")));
        decimal paid = fills.Sum(fill => Trader.Number(fill, "qty") * Trader.Number(fill, "price"));
        Assert.Equal(paid, Trader.Number(order, "cummulativeQuoteQty"));
        Assert.All(fills, fill => Assert.True(Trader.Number(fill, "price") > trader.Last));
        Assert.All(fills, fill => Assert.Equal("BTC", Trader.Text(fill, "commissionAsset")));
        Assert.Equal((0.4m * 0.999m, 0m), await trader.BalanceAsync("BTC"));
        Assert.Equal((10_000m - paid, 0m), await trader.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task Market_TwiceInOneMillisecond_SameOfferIsNotSoldTwice()
    {
        JsonElement first = await trader.OrderAsync("side=BUY&type=MARKET&quantity=9");
        JsonElement second = await trader.OrderAsync("side=BUY&type=MARKET&quantity=9");
        JsonElement[] fills = [.. first.GetProperty("fills").EnumerateArray()];
        decimal worst = fills.Max(fill => Trader.Number(fill, "price"));
        Assert.True(Trader.Number(second.GetProperty("fills")[0], "price") >= worst);
    }

    [Fact]
    public async Task Market_ByQuote_SpendsAtMostThatAndKeepsToTheStep()
    {
        JsonElement order = await trader.OrderAsync("side=BUY&type=MARKET&quoteOrderQty=100");
        Assert.InRange(Trader.Number(order, "cummulativeQuoteQty"), 99.9m, 100m);
        Assert.Equal(0, Trader.Number(order, "executedQty") % 0.00001m);
        Assert.Equal(Trader.Number(order, "executedQty"), Trader.Number(order, "origQty"));
        Assert.Equal(100m, Trader.Number(order, "origQuoteOrderQty"));
    }

    [Fact]
    public async Task Limit_TradedThrough_FillsAsMakerAtItsPrice()
    {
        JsonElement order = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=495");
        Assert.Equal("NEW", Trader.Text(order, "status"));
        trader.Simulator.Pass(10 * TestMarkets.FiveMinutes);
        Assert.Equal("FILLED", await trader.StatusAsync(order));
        JsonElement trade = (await trader.OkAsync("GET", "myTrades", "symbol=BTCUSDT"))[0];
        Assert.True(trade.GetProperty("isMaker").GetBoolean());
        Assert.Equal(495m, Trader.Number(trade, "price"));
        long start = TestMarkets.Start + (20 * TestMarkets.FiveMinutes);
        Assert.InRange(trade.GetProperty("time").GetInt64(), start, start + TestMarkets.FiveMinutes - 1);
    }

    [Fact]
    public async Task Limit_TouchedButNotTradedThrough_Rests()
    {
        JsonElement order = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=490");
        trader.Simulator.Pass(10 * TestMarkets.FiveMinutes);
        Assert.Equal("NEW", await trader.StatusAsync(order));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(90)]
    public async Task Orders_HoweverOftenAnybodyLooks_EndTheSame(int looks)
    {
        JsonElement[] expected = await RunAsync(Trader.On(20, FallThenRise), 1);
        JsonElement[] actual = await RunAsync(Trader.On(20, FallThenRise), looks);
        Assert.Equal(
            expected.Select(trade => trade.GetRawText()), actual.Select(trade => trade.GetRawText()));
        Assert.True(expected.Length >= 4);
    }

    [Theory]
    [InlineData("IOC", "EXPIRED", true)]
    [InlineData("FOK", "EXPIRED", false)]
    [InlineData("GTC", "PARTIALLY_FILLED", true)]
    public async Task Limit_MoreThanOffered_FollowsItsTimeInForce(string time, string status, bool fills)
    {
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"USDT":"100000000"}}""");
        decimal price = trader.Last + 1;
        JsonElement order = await trader.OrderAsync(FormattableString.Invariant(
            $"side=BUY&type=LIMIT&timeInForce={time}&quantity=1000&price={price}"));
        Assert.Equal(status, Trader.Text(order, "status"));
        Assert.Equal(fills, Trader.Number(order, "executedQty") > 0);
        decimal locked = (1000 - Trader.Number(order, "executedQty")) * price;
        Assert.Equal(time == "GTC" ? locked : 0, (await trader.BalanceAsync("USDT")).Locked);
    }

    [Fact]
    public async Task StopLoss_Touched_SellsAtTheMarketBelow()
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=1");
        JsonElement stop = await trader.OrderAsync("side=SELL&type=STOP_LOSS&quantity=0.9&stopPrice=495");
        Assert.False(stop.TryGetProperty("status", out _));
        JsonElement waiting = await trader.QueryAsync(stop);
        Assert.Equal(("NEW", false, -1L), (Trader.Text(waiting, "status"),
            waiting.GetProperty("isWorking").GetBoolean(), waiting.GetProperty("workingTime").GetInt64()));
        Assert.Equal(0.9m, (await trader.BalanceAsync("BTC")).Locked);
        trader.Simulator.Pass(TestMarkets.FiveMinutes);
        JsonElement sold = await trader.QueryAsync(stop);
        Assert.Equal("FILLED", Trader.Text(sold, "status"));
        decimal average = Trader.Number(sold, "cummulativeQuoteQty") / Trader.Number(sold, "executedQty");
        Assert.InRange(average, 494m, 495m);
    }

    [Fact]
    public async Task StopLossLimit_JumpedOver_RestsUnfilled()
    {
        Trader jumping = Trader.On(20, [.. FallThenRise[..20], (45_000, 45_000, 44_000, 44_000)]);
        jumping.Simulator.Pass(0);
        Trader before = Trader.On(19, [.. FallThenRise[..20], (45_000, 45_000, 44_000, 44_000)]);
        _ = await before.OrderAsync("side=BUY&type=MARKET&quantity=1");
        JsonElement stop = await before.OrderAsync(
            "side=SELL&type=STOP_LOSS_LIMIT&timeInForce=GTC&quantity=0.9&stopPrice=495&price=494");
        before.Simulator.Pass(2 * TestMarkets.FiveMinutes);
        JsonElement order = await before.QueryAsync(stop);
        Assert.Equal(("NEW", true), (Trader.Text(order, "status"), order.GetProperty("isWorking").GetBoolean()));
        Assert.Equal(0m, Trader.Number(order, "executedQty"));
    }

    [Theory]
    [InlineData("side=SELL&type=STOP_LOSS&stopPrice=501&quantity=0.1")]
    [InlineData("side=SELL&type=TAKE_PROFIT&stopPrice=499&quantity=0.1")]
    [InlineData("side=BUY&type=STOP_LOSS&stopPrice=499&quantity=0.1")]
    [InlineData("side=BUY&type=TAKE_PROFIT&stopPrice=501&quantity=0.1")]
    public Task Stop_OnTheWrongSide_Refused(string order) => trader.RefusedAsync(
        ("POST", "order", "symbol=BTCUSDT&" + order), -2010, "Order would trigger immediately.");

    [Fact]
    public async Task Trailing_RiseThenFall_SellsADeltaBelowTheTop()
    {
        Trader rising = Trader.On(20,
            [.. FallThenRise[..20], (50_000, 55_000, 50_000, 55_000), (55_000, 55_000, 50_000, 50_000)]);
        _ = await rising.OrderAsync("side=BUY&type=MARKET&quantity=1");
        JsonElement stop = await rising.OrderAsync("side=SELL&type=STOP_LOSS&quantity=0.9&trailingDelta=200");
        rising.Simulator.Pass(TestMarkets.FiveMinutes);
        Assert.Equal("NEW", await rising.StatusAsync(stop));
        rising.Simulator.Pass(TestMarkets.FiveMinutes);
        JsonElement sold = await rising.QueryAsync(stop);
        decimal average = Trader.Number(sold, "cummulativeQuoteQty") / 0.9m;
        Assert.InRange(average, 550 * 0.98m * 0.997m, 550 * 0.98m);
    }

    private static async Task<JsonElement[]> RunAsync(Trader trader, int looks)
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=2");
        _ = await trader.OrderAsync("side=SELL&type=STOP_LOSS&quantity=0.5&stopPrice=494");
        _ = await trader.OrderAsync("side=SELL&type=STOP_LOSS&quantity=0.5&trailingDelta=150");
        _ = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=495");
        _ = await trader.OkAsync("POST", "orderList/oco", "symbol=BTCUSDT&side=SELL&quantity=0.4&aboveType=LIMIT_MAKER"
            + "&abovePrice=510&belowType=STOP_LOSS&belowStopPrice=485");
        for (int look = 0; look < looks; look++)
        {
            trader.Simulator.Pass(3 * TestMarkets.FiveMinutes / looks);
            _ = await trader.OkAsync("GET", "account");
        }

        return [.. (await trader.OkAsync("GET", "myTrades", "symbol=BTCUSDT")).EnumerateArray()];
    }
}
