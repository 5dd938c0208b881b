using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class ListTests
{
    private static readonly (long, long, long, long)[] Calm =
        [.. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 20)];

    private const string Exits = "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=510"
        + "&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=495";

    [Theory]
    [InlineData(52_000, "LIMIT_MAKER", "STOP_LOSS_LIMIT")]
    [InlineData(48_000, "STOP_LOSS_LIMIT", "LIMIT_MAKER")]
    public async Task Oco_OneLegReached_OtherExpires(long close, string filled, string gone)
    {
        Trader trader = await HolderAsync(close);
        JsonElement list = await PlaceOcoAsync(trader);
        Assert.Equal("STOP_LOSS_LIMIT", Trader.Text(list.GetProperty("orderReports")[0], "type"));
        Assert.Equal(1m, (await trader.BalanceAsync("BTC")).Locked);
        trader.Simulator.Pass(TestMarkets.FiveMinutes);
        Dictionary<string, string> statuses = await StatusesAsync(trader, list);
        Assert.Equal(("FILLED", "EXPIRED"), (statuses[filled], statuses[gone]));
        Assert.Equal(0m, (await trader.BalanceAsync("BTC")).Locked);
        JsonElement done = await trader.OkAsync("GET", "orderList", "orderListId=1");
        Assert.Equal("ALL_DONE", Trader.Text(done, "listStatusType"));
        Assert.Equal("ALL_DONE", Trader.Text(done, "listOrderStatus"));
        Assert.Equal(0, (await trader.OkAsync("GET", "openOrderList")).GetArrayLength());
    }

    [Fact]
    public async Task Oco_OneLegCancelled_ListIsCancelled()
    {
        Trader trader = await HolderAsync(52_000);
        JsonElement list = await PlaceOcoAsync(trader);
        long leg = list.GetProperty("orders")[1].GetProperty("orderId").GetInt64();
        _ = await trader.OkAsync("DELETE", "order", FormattableString.Invariant($"symbol=BTCUSDT&orderId={leg}"));
        Assert.All((await StatusesAsync(trader, list)).Values, status => Assert.Equal("CANCELED", status));
        Assert.Equal(0m, (await trader.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task Oco_DeprecatedPath_SameList()
    {
        Trader trader = await HolderAsync(48_000);
        JsonElement list = await trader.OkAsync("POST", "order/oco", "symbol=BTCUSDT&side=SELL&quantity=1&price=510"
            + "&stopPrice=490&stopLimitPrice=485&stopLimitTimeInForce=GTC&stopClientOrderId=mine");
        Assert.Equal("mine", Trader.Text(list.GetProperty("orders")[0], "clientOrderId"));
        trader.Simulator.Pass(TestMarkets.FiveMinutes);
        Assert.Equal("FILLED", (await StatusesAsync(trader, list))["STOP_LOSS_LIMIT"]);
    }

    [Theory]
    [InlineData("aboveType=LIMIT_MAKER&abovePrice=499&belowType=STOP_LOSS&belowStopPrice=490", -2010,
        "The relationship of the prices for the orders is not correct.")]
    [InlineData("aboveType=LIMIT_MAKER&abovePrice=510&belowType=STOP_LOSS&belowStopPrice=501", -2010,
        "The relationship of the prices for the orders is not correct.")]
    [InlineData("aboveType=LIMIT_MAKER&abovePrice=510&belowType=LIMIT_MAKER&belowPrice=490", -1168,
        "At least one OCO order must be contingent.")]
    [InlineData("aboveType=STOP_LOSS&aboveStopPrice=510&belowType=LIMIT_MAKER&belowPrice=490", -1166,
        "A limit order in a sell OCO must be above.")]
    [InlineData("aboveType=STOP_LOSS&aboveStopPrice=510&belowType=STOP_LOSS&belowStopPrice=490", -1197,
        "A stop loss order in a sell OCO must be below.")]
    [InlineData("aboveType=MARKET&belowType=STOP_LOSS&belowStopPrice=490", -1158, "Order type not supported in OCO.")]
    public async Task Oco_WrongShape_Refused(string legs, int code, string message)
    {
        Trader trader = await HolderAsync(52_000);
        await trader.RefusedAsync(
            ("POST", "orderList/oco", "symbol=BTCUSDT&side=SELL&quantity=1&" + legs), code, message);
        Assert.Equal(0m, (await trader.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task Otoco_EntryFills_ExitsArePlacedAndOneEnds()
    {
        Trader trader = Trader.On(20, [.. Calm, (50_000, 50_000, 49_700, 50_000), (50_000, 52_000, 50_000, 52_000)]);
        JsonElement list = await trader.OkAsync(
            "POST", "orderList/otoco", Working("498") + "&pendingQuantity=0.9" + Exits);
        Dictionary<string, string> first = await StatusesAsync(trader, list);
        Assert.Equal(("NEW", "PENDING_NEW"), (first["LIMIT"], first["STOP_LOSS"]));
        Assert.Equal(498m, (await trader.BalanceAsync("USDT")).Locked);
        trader.Simulator.Pass(TestMarkets.FiveMinutes);
        Dictionary<string, string> second = await StatusesAsync(trader, list);
        Assert.Equal(("FILLED", "NEW", "NEW"), (second["LIMIT"], second["STOP_LOSS"], second["LIMIT_MAKER"]));
        Assert.Equal(0.9m, (await trader.BalanceAsync("BTC")).Locked);
        trader.Simulator.Pass(TestMarkets.FiveMinutes);
        Dictionary<string, string> last = await StatusesAsync(trader, list);
        Assert.Equal(("FILLED", "EXPIRED"), (last["LIMIT_MAKER"], last["STOP_LOSS"]));
    }

    [Fact]
    public async Task Opoco_FilledAtOnce_PendingInTheAnswerThenSellsWhatCameIn()
    {
        Trader trader = Trader.On(20, [.. Calm, (50_000, 50_010, 49_990, 50_000)]);
        JsonElement list = await trader.OkAsync("POST", "orderList/opoco", Working("502") + Exits);
        JsonElement[] reports = [.. list.GetProperty("orderReports").EnumerateArray()];
        Assert.Equal(["FILLED", "PENDING_NEW", "PENDING_NEW"], reports.Select(order => Trader.Text(order, "status")));
        JsonElement stop = await trader.QueryAsync(reports[1]);
        Assert.Equal("NEW", Trader.Text(stop, "status"));
        Assert.Equal(0.999m, Trader.Number(stop, "origQty"));
        Assert.Equal((0m, 0.999m), await trader.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task Oto_EntryExpires_PendingExpires()
    {
        Trader trader = Trader.On(20, [.. Calm, (50_000, 50_010, 49_990, 50_000)]);
        JsonElement list = await trader.OkAsync(
            "POST", "orderList/otoco", Working("498", "FOK") + "&pendingQuantity=0.9" + Exits);
        Assert.All((await StatusesAsync(trader, list)).Values, status => Assert.Equal("EXPIRED", status));
        Assert.Equal((10_000m, 0m), await trader.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task Otoco_MoreThanCameIn_ExitsAreRejected()
    {
        Trader trader = Trader.On(20, [.. Calm, (50_000, 50_010, 49_990, 50_000)]);
        JsonElement list = await trader.OkAsync(
            "POST", "orderList/otoco", Working("502") + "&pendingQuantity=1" + Exits);
        Dictionary<string, string> statuses = await StatusesAsync(trader, list);
        Assert.Equal(("REJECTED", "REJECTED"), (statuses["STOP_LOSS"], statuses["LIMIT_MAKER"]));
    }

    [Fact]
    public async Task CancelAll_OrderAndList_BothShapesInOneAnswer()
    {
        Trader trader = await HolderAsync(52_000);
        _ = await PlaceOcoAsync(trader);
        _ = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=450");
        JsonElement all = await trader.OkAsync("DELETE", "openOrders", "symbol=BTCUSDT");
        Assert.Equal(2, all.GetArrayLength());
        Assert.Equal(2, all[0].GetProperty("orderReports").GetArrayLength());
        Assert.Equal("CANCELED", Trader.Text(all[1], "status"));
        await trader.RefusedAsync(("DELETE", "openOrders", "symbol=BTCUSDT"), -2011, "Unknown order sent.");
    }

    [Theory]
    [InlineData("STOP_ON_FAILURE", "999", "450", 400, -2022, "FAILURE", "NOT_ATTEMPTED")]
    [InlineData("ALLOW_FAILURE", "999", "450", 409, -2021, "FAILURE", "SUCCESS")]
    [InlineData("STOP_ON_FAILURE", "1", "501", 409, -2021, "SUCCESS", "FAILURE")]
    [InlineData("ALLOW_FAILURE", "999", "501", 400, -2022, "FAILURE", "FAILURE")]
    public async Task CancelReplace_HalvesFail_SaysWhich(
        string mode, string id, string price, int status, int code, string cancel, string placed)
    {
        Trader trader = Trader.On(20, [.. Calm, (50_000, 50_010, 49_990, 50_000)]);
        _ = await trader.OrderAsync("side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.1&price=450");
        Simulator.Answer answer = await trader.SendAsync("POST", "order/cancelReplace",
            $"symbol=BTCUSDT&cancelReplaceMode={mode}&cancelOrderId={id}&side=BUY&type=LIMIT_MAKER&quantity=0.1"
            + $"&price={price}");
        Assert.Equal((status, code), (answer.Status, answer.Json.GetProperty("code").GetInt32()));
        JsonElement halves = answer.Json.GetProperty("data");
        Assert.Equal((cancel, placed), (Trader.Text(halves, "cancelResult"), Trader.Text(halves, "newOrderResult")));
    }

    private static string Working(string price, string time = "GTC") => "symbol=BTCUSDT&workingType=LIMIT"
        + $"&workingSide=BUY&workingQuantity=1&workingTimeInForce={time}&workingPrice={price}";

    private static async Task<Trader> HolderAsync(long close)
    {
        (long, long, long, long) move = (50_000, Math.Max(50_000, close), Math.Min(50_000, close), close);
        Trader trader = Trader.On(20, [.. Calm, move, (close, close, close, close)]);
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"BTC":"1"}}""");
        return trader;
    }

    private static Task<JsonElement> PlaceOcoAsync(Trader trader) => trader.OkAsync("POST", "orderList/oco",
        "symbol=BTCUSDT&side=SELL&quantity=1&aboveType=LIMIT_MAKER&abovePrice=510&belowType=STOP_LOSS_LIMIT"
        + "&belowStopPrice=490&belowPrice=485&belowTimeInForce=GTC");

    private static async Task<Dictionary<string, string>> StatusesAsync(Trader trader, JsonElement list)
    {
        Dictionary<string, string> statuses = [];
        foreach (JsonElement leg in list.GetProperty("orders").EnumerateArray())
        {
            JsonElement order = await trader.QueryAsync(leg);
            statuses[Trader.Text(order, "type")] = Trader.Text(order, "status");
        }

        return statuses;
    }
}
