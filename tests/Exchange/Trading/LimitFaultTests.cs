using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Exchange.Tests.Trading;

/// <summary>Limits that are broken on demand, symbols that end, keys and balances that change from outside.</summary>
public sealed class LimitFaultTests
{
    private const string Rest = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=450";
    private const string Sell = "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1";

    private readonly Trader trader = Trader.On(20, [.. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 60)]);

    [Theory]
    [InlineData("too-much-weight", 429, -1003, "Too much request weight used; current limit is 6000 request weight")]
    [InlineData("too-many-orders", 429, -1015, "Too many new orders; current limit is 50 orders per 10 SECOND.")]
    [InlineData("banned", 418, -1003, "Way too much request weight used; IP banned until ")]
    public async Task Limit_OnDemand_TellsWhenToComeAgainAndDoesNothing(string kind, int status, int code, string text)
    {
        await FaultAsync($$"""{"kind":"{{kind}}","phase":"after","forMs":90000,"method":"POST"}""");
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Simulator.Answer answer = await trader.SendAsync("POST", "order", Rest);
            Assert.Equal((status, code), (answer.Status, answer.Json.GetProperty("code").GetInt32()));
            Assert.StartsWith(text, Trader.Text(answer.Json, "msg"), StringComparison.Ordinal);
            Assert.Equal("90", answer.Headers["Retry-After"]);
        }

        trader.Simulator.Pass(90_000);
        _ = await trader.OkAsync("POST", "order", Rest);
        Assert.Equal(1, (await trader.OkAsync("GET", "allOrders", "symbol=BTCUSDT")).GetArrayLength());
    }

    [Fact]
    public async Task Ban_ByCount_NamesTheEndAfterItsDelay()
    {
        await FaultAsync("""{"kind":"banned","delayMs":120000,"count":1}""");
        long until = trader.Simulator.Clock.Now + 120_000;
        Simulator.Answer answer = await trader.SendAsync("GET", "account");
        Assert.Contains(FormattableString.Invariant($"banned until {until}."), answer.Text, StringComparison.Ordinal);
        Assert.Equal("120", answer.Headers["Retry-After"]);
        Assert.Equal(200, (await trader.SendAsync("GET", "account")).Status);
    }

    [Fact]
    public async Task Delist_Symbol_ExpiresItsOrdersAndTakesNoMore()
    {
        JsonElement order = await trader.OkAsync("POST", "order", Rest);
        await FaultAsync("""{"kind":"delist","symbol":"BTCUSDT"}""");
        Assert.Equal("EXPIRED", await trader.StatusAsync(order));
        Assert.Equal(0m, (await trader.BalanceAsync("USDT")).Locked);
        JsonElement info = await trader.Simulator.JsonAsync("/api/v3/exchangeInfo?symbol=BTCUSDT");
        Assert.Equal("BREAK", Trader.Text(info.GetProperty("symbols")[0], "status"));
        await trader.RefusedAsync(("POST", "order", Rest), -2010, "Market is closed.");
        Assert.Equal(400, (await trader.Simulator.SendAsync("/sim/faults", "POST", """{"kind":"delist"}""")).Status);
    }

    [Fact]
    public async Task Withdrawal_FromOutside_LeavesTooLittleToSell()
    {
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"BTC":"2"}}""");
        _ = await trader.OkAsync("POST", "order", Sell);
        _ = await trader.SimulateAsync("PUT", "account", """{"balances":{"BTC":"0.5"}}""");
        await trader.RefusedAsync(
            ("POST", "order", Sell), -2010, "Account has insufficient balance for requested action.");
    }

    [Fact]
    public async Task Key_WithoutTheRightToTrade_ReadsOnly()
    {
        _ = await trader.SimulateAsync("PUT", "account", """{"keyMayTrade":false,"keyMayWithdraw":true}""");
        Simulator.Answer refused = await trader.SendAsync("POST", "order", Rest);
        Assert.Equal((401, -2015), (refused.Status, refused.Json.GetProperty("code").GetInt32()));
        _ = await trader.OkAsync("GET", "account");
        string payload = FormattableString.Invariant($"timestamp={trader.Simulator.Clock.Now}");
        string signed = $"{payload}&signature={Trader.Sign(AccountBook.DefaultSecret, payload)}";
        Simulator.Answer rights = await trader.Simulator.SendAsync(
            "/sapi/v1/account/apiRestrictions?" + signed, key: AccountBook.DefaultKey);
        Assert.Equal((false, true), (
            rights.Json.GetProperty("enableSpotAndMarginTrading").GetBoolean(),
            rights.Json.GetProperty("enableWithdrawals").GetBoolean()));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task ListenKey_AnyMethod_IsGone(string method)
    {
        Simulator.Answer answer = await trader.Simulator.SendAsync(
            "/api/v3/userDataStream", method, key: AccountBook.DefaultKey);
        Assert.Equal((410, -1020), (answer.Status, answer.Json.GetProperty("code").GetInt32()));
    }

    [Fact]
    public async Task CancelReplace_TooManyOrders_DoesNothingOrOnlyCancels()
    {
        JsonElement order = await trader.OkAsync("POST", "order", Rest);
        for (int index = 1; index < OrderCount.ShortLimit; index++)
        {
            _ = await trader.OkAsync("POST", "order", Rest.Replace("=1&", "=0.02&", StringComparison.Ordinal));
        }

        string replace = Rest + "&cancelReplaceMode=ALLOW_FAILURE&cancelOrderId=1";
        Simulator.Answer nothing = await trader.SendAsync("POST", "order/cancelReplace", replace);
        Assert.Equal((429, -1015), (nothing.Status, nothing.Json.GetProperty("code").GetInt32()));
        Assert.Equal("NEW", await trader.StatusAsync(order));
        Simulator.Answer cancelled = await trader.SendAsync(
            "POST", "order/cancelReplace", replace + "&orderRateLimitExceededMode=CANCEL_ONLY");
        Assert.Equal((409, -2021), (cancelled.Status, cancelled.Json.GetProperty("code").GetInt32()));
        JsonElement halves = cancelled.Json.GetProperty("data");
        Assert.Equal(("SUCCESS", -1015), (Trader.Text(halves, "cancelResult"),
            halves.GetProperty("newOrderResponse").GetProperty("code").GetInt32()));
        Assert.Equal("CANCELED", await trader.StatusAsync(order));
    }

    [Fact]
    public async Task Iceberg_NotGoodTillCancelled_Refused()
    {
        const string Terms = "symbol=BTCUSDT&quantity=1&side=BUY";
        await trader.RefusedAsync(
            ("POST", "order", Terms + "&type=LIMIT&price=450&icebergQty=0.1&timeInForce=IOC"),
            -1014,
            "Unsupported order combination.");
        await trader.RefusedAsync(
            ("POST", "orderList/oco", Terms + "&belowType=LIMIT_MAKER&belowPrice=400&aboveType=STOP_LOSS_LIMIT"
                + "&abovePrice=600&aboveStopPrice=600&aboveTimeInForce=FOK&aboveIcebergQty=0.1"),
            -1160,
            "Parameter 'aboveIcebergQty' is not supported if aboveTimeInForce/belowTimeInForce is not GTC.");
    }

    [Fact]
    public async Task Amend_AnyOrder_RefusedAsExchangeInfoSays()
    {
        _ = await trader.OkAsync("POST", "order", Rest);
        await trader.RefusedAsync(
            ("PUT", "order/amend/keepPriority", "symbol=BTCUSDT&orderId=1&newQty=0.5"),
            -2038,
            "Order amend is not supported for this symbol.");
        JsonElement info = await trader.Simulator.JsonAsync("/api/v3/exchangeInfo?symbol=BTCUSDT");
        Assert.False(info.GetProperty("symbols")[0].GetProperty("amendAllowed").GetBoolean());
        foreach (string path in new[] { "order/amendments", "myPreventedMatches", "myAllocations" })
        {
            Assert.Equal(0, (await trader.OkAsync("GET", path, "symbol=BTCUSDT&orderId=1")).GetArrayLength());
        }
    }

    private Task<JsonElement> FaultAsync(string body) => trader.SimulateAsync("POST", "faults", body);
}
