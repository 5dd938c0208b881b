using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

/// <summary>A run lasts for months of simulated time: a request must not cost more because of all before it.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class LongRunTests(ITestOutputHelper output)
{
    private const string Alone = "alone";
    private const int OrdersPerRound = 6;
    private const int RoundsPerBlock = 50;
    private const int Blocks = 40;
    private const int WarmUp = 8;
    private const int Compared = 5;
    private const double MostGrowth = 3;

    private readonly Trader trader = new(Simulator.OfWalk(60_000, 300));

    // The best of several blocks is compared: other work on the machine makes single ones slow.
    [Fact]
    public async Task Requests_AfterThousandsOfOrders_CostWhatTheyDidAtFirst()
    {
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"USDT":"1000000000","BTC":"1000"}}""");
        List<double> times = [];
        long before = 0;
        for (int block = 0; block < Blocks; block++)
        {
            if (block == WarmUp)
            {
                before = GC.GetTotalMemory(true);
            }

            long start = TimeProvider.System.GetTimestamp();
            for (int round = 0; round < RoundsPerBlock; round++)
            {
                await RoundAsync();
            }

            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds / RoundsPerBlock);
        }

        double first = times.Skip(WarmUp).Take(Compared).Min();
        double last = times.TakeLast(Compared).Min();
        long orders = OrdersPerRound * RoundsPerBlock * (Blocks - WarmUp);
        long each = (GC.GetTotalMemory(true) - before) / orders;
        output.WriteLine(FormattableString.Invariant(
            $"{orders} orders more: {first:F2} ms a round at first, {last:F2} at the end, {each} bytes per order"));
        Assert.Equal(OrdersPerRound * RoundsPerBlock * Blocks, trader.Simulator.Venue.Engine.Accounts.Default
            .History.Orders.Count);
        Assert.InRange(last, 0, first * MostGrowth);
        Assert.InRange(each, 0, 3000);
    }

    private async Task RoundAsync()
    {
        trader.Simulator.Pass(60_000);
        string low = Math.Floor(trader.Last * 0.8m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string high = Math.Ceiling(trader.Last * 1.2m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        JsonElement bought = await trader.OrderAsync("side=BUY&type=MARKET&quantity=0.2");
        JsonElement resting = await trader.OrderAsync(
            $"side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price={low}&newClientOrderId=again");
        Assert.Equal("NEW", await trader.StatusAsync(resting));
        _ = await trader.OkAsync("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=again");
        JsonElement list = await trader.OkAsync(
            "POST",
            "orderList/oco",
            $"symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice={high}"
                + $"&belowType=STOP_LOSS&belowStopPrice={low}");
        string id = FormattableString.Invariant($"orderListId={list.GetProperty("orderListId").GetInt64()}");
        _ = await trader.OkAsync("GET", "orderList", id);
        _ = await trader.OkAsync("DELETE", "orderList", "symbol=BTCUSDT&" + id);
        _ = await trader.OrderAsync("side=SELL&type=MARKET&quantity=0.19");
        _ = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=IOC&quantity=0.1&price=" + low);
        long trade = bought.GetProperty("fills")[0].GetProperty("tradeId").GetInt64();
        JsonElement trades = await trader.OkAsync(
            "GET", "myTrades", FormattableString.Invariant($"symbol=BTCUSDT&fromId={trade}"));
        Assert.Equal(trade, trades[0].GetProperty("id").GetInt64());
        Assert.Equal(0, (await trader.OkAsync("GET", "openOrders", "symbol=BTCUSDT")).GetArrayLength());
        _ = await trader.OkAsync("GET", "allOrders", "symbol=BTCUSDT&limit=5");
    }
}
