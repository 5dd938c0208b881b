using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

public sealed class RefusalTests
{
    private const string NumberRange = "'; legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'.";
    private const string Limit = "side=BUY&type=LIMIT&timeInForce=GTC&";

    private readonly Trader trader = Trader.On(20,
        [.. Enumerable.Repeat((50_000L, 50_010L, 49_990L, 50_000L), 30)]);

    [Theory]
    [InlineData(Limit + "quantity=0.100001&price=450", "LOT_SIZE")]
    [InlineData(Limit + "quantity=0&price=450", "LOT_SIZE")]
    [InlineData(Limit + "quantity=99999999&price=450", "LOT_SIZE")]
    [InlineData(Limit + "quantity=0.1&price=450.001", "PRICE_FILTER")]
    [InlineData(Limit + "quantity=0.1&price=0", "PRICE_FILTER")]
    [InlineData(Limit + "quantity=0.1&price=1000001", "PRICE_FILTER")]
    [InlineData(Limit + "quantity=0.1&price=2501", "PERCENT_PRICE_BY_SIDE")]
    [InlineData(Limit + "quantity=0.1&price=99", "PERCENT_PRICE_BY_SIDE")]
    [InlineData(Limit + "quantity=0.011&price=450", "NOTIONAL")]
    [InlineData("side=BUY&type=MARKET&quantity=0.009", "NOTIONAL")]
    [InlineData("side=BUY&type=MARKET&quoteOrderQty=4.99", "NOTIONAL")]
    [InlineData("side=BUY&type=MARKET&quantity=1000", "MARKET_LOT_SIZE")]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1&stopPrice=510.001", "PRICE_FILTER")]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=9", "TRAILING_DELTA")]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1&trailingDelta=2001", "TRAILING_DELTA")]
    [InlineData(Limit + "quantity=11&price=450&icebergQty=1", "ICEBERG_PARTS")]
    public Task Place_AgainstAFilter_NamesIt(string order, string filter) =>
        RefusedAsync(order, -1013, "Filter failure: " + filter);

    [Theory]
    [InlineData("side=BUY&type=MARKET", -1102,
        "Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1", -1102,
        "Param 'stopPrice' or 'trailingDelta' must be sent, but both were empty/null!")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=GTC&quantity=1", -1102,
        "Mandatory parameter 'price' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY&type=LIMIT&quantity=1&price=450", -1102,
        "Mandatory parameter 'timeInForce' was not sent, was empty/null, or malformed.")]
    [InlineData("type=MARKET&quantity=1", -1102,
        "Mandatory parameter 'side' was not sent, was empty/null, or malformed.")]
    [InlineData("side=BUY&type=BOGUS&quantity=1", -1116, "Invalid orderType.")]
    [InlineData("side=HOLD&type=MARKET&quantity=1", -1117, "Invalid side.")]
    [InlineData("side=BUY&type=LIMIT&timeInForce=DAY&quantity=1&price=450", -1115, "Invalid timeInForce.")]
    [InlineData("side=BUY&type=MARKET&quantity=1&price=450", -1106, "Parameter 'price' sent when not required.")]
    [InlineData("side=BUY&type=MARKET&quantity=1&timeInForce=GTC", -1106,
        "Parameter 'timeInForce' sent when not required.")]
    [InlineData(Limit + "quantity=1&price=450&stopPrice=440", -1106, "Parameter 'stopPrice' sent when not required.")]
    [InlineData(Limit + "quantity=0.123456789&price=450", -1111, "Parameter 'quantity' has too much precision.")]
    [InlineData(Limit + "quantity=0,1&price=450", -1100,
        "Illegal characters found in parameter 'quantity" + NumberRange)]
    [InlineData(Limit + "quantity=1e-7&price=450", -1100,
        "Illegal characters found in parameter 'quantity" + NumberRange)]
    [InlineData(Limit + "quantity=-1&price=450", -1100,
        "Illegal characters found in parameter 'quantity" + NumberRange)]
    [InlineData(Limit + "quantity=1&price=450&newClientOrderId=a.b", -1100,
        "Illegal characters found in parameter 'newClientOrderId'; legal range is '^[a-zA-Z0-9-_]{1,36}$'.")]
    [InlineData(Limit + "quantity=1&price=450&nonsense=1", -1104,
        "Not all sent parameters were read; read '8' parameter(s) but was sent '9'.")]
    [InlineData(Limit + "quantity=100&price=450", -2010, "Account has insufficient balance for requested action.")]
    [InlineData("side=BUY&type=MARKET&quantity=30", -2010, "Account has insufficient balance for requested action.")]
    [InlineData("side=BUY&type=MARKET&quoteOrderQty=10001", -2010,
        "Account has insufficient balance for requested action.")]
    [InlineData("side=SELL&type=MARKET&quantity=1", -2010, "Account has insufficient balance for requested action.")]
    [InlineData("side=BUY&type=LIMIT_MAKER&quantity=1&price=501", -2010, "Order would immediately match and take.")]
    public Task Place_Wrong_BinancesCodeAndText(string order, int code, string message) =>
        RefusedAsync(order, code, message);

    [Theory]
    [InlineData("GET", "order", "symbol=BTCUSDT&orderId=7", -2013, "Order does not exist.")]
    [InlineData("GET", "order", "symbol=BTCUSDT", -1102,
        "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!")]
    [InlineData("GET", "order", "symbol=NOPE&orderId=1", -1121, "Invalid symbol.")]
    [InlineData("DELETE", "order", "symbol=BTCUSDT&orderId=7", -2011, "Unknown order sent.")]
    [InlineData("GET", "orderList", "orderListId=7", -2018, "Order list does not exist.")]
    [InlineData("GET", "allOrders", "symbol=BTCUSDT&startTime=0&endTime=86400001", -1127,
        "More than 24 hours between startTime and endTime.")]
    [InlineData("GET", "myTrades", "symbol=BTCUSDT&fromId=1&startTime=1", -1128,
        "Combination of optional parameters invalid.")]
    public Task Query_Wrong_BinancesCodeAndText(
        string method, string path, string parameters, int code, string message) =>
        trader.RefusedAsync((method, path, parameters), code, message);

    [Fact]
    public async Task Query_IdsOfDifferentOrders_Refused()
    {
        _ = await trader.OrderAsync(Limit + "quantity=1&price=450&newClientOrderId=one");
        await trader.RefusedAsync(
            ("GET", "order", "symbol=BTCUSDT&orderId=1&origClientOrderId=two"),
            -2039,
            "Client order ID is not correct for this order ID.");
    }

    [Fact]
    public async Task Place_SixthStop_Refused()
    {
        for (int index = 0; index < 5; index++)
        {
            _ = await trader.OrderAsync("side=BUY&type=STOP_LOSS&quantity=1&stopPrice=510");
        }

        await RefusedAsync(
            "side=BUY&type=STOP_LOSS&quantity=1&stopPrice=510", -1013, "Filter failure: MAX_NUM_ALGO_ORDERS");
    }

    [Fact]
    public async Task Place_MoreThanFiftyInTenSeconds_429UntilTheNext()
    {
        for (int index = 1; index <= 50; index++)
        {
            Simulator.Answer placed = await trader.SendAsync(
                "POST", "order", "symbol=BTCUSDT&" + Limit + "quantity=0.02&price=450");
            Assert.Equal(index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                placed.Headers["X-MBX-ORDER-COUNT-10S"]);
        }

        Simulator.Answer refused = await trader.SendAsync(
            "POST", "order", "symbol=BTCUSDT&" + Limit + "quantity=0.02&price=450");
        Assert.Equal((429, -1015), (refused.Status, refused.Json.GetProperty("code").GetInt32()));
        Assert.Equal(
            "Too many new orders; current limit is 50 orders per 10 SECOND.", Trader.Text(refused.Json, "msg"));
        Assert.Equal("10", refused.Headers["Retry-After"]);
        trader.Simulator.Pass(10_000);
        _ = await trader.OrderAsync(Limit + "quantity=0.02&price=450");
        JsonElement counts = await trader.OkAsync("GET", "rateLimit/order");
        Assert.Equal((1, 51), (counts[0].GetProperty("count").GetInt32(), counts[1].GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Weight_AcceptedAndRefusedOrder_OnlyTheRefusedCosts()
    {
        Simulator.Answer placed = await trader.SendAsync(
            "POST", "order", "symbol=BTCUSDT&" + Limit + "quantity=0.02&price=450");
        Assert.Equal("0", placed.Headers["X-MBX-USED-WEIGHT-1M"]);
        Simulator.Answer refused = await trader.SendAsync("POST", "order", "symbol=BTCUSDT&" + Limit + "quantity=9");
        Assert.Equal("1", refused.Headers["X-MBX-USED-WEIGHT-1M"]);
        Assert.Equal("21", (await trader.SendAsync("GET", "account")).Headers["X-MBX-USED-WEIGHT-1M"]);
    }

    private async Task RefusedAsync(string order, int code, string message)
    {
        await trader.RefusedAsync(("POST", "order", "symbol=BTCUSDT&" + order), code, message);
        Assert.Equal(0m, (await trader.BalanceAsync("BTC")).Locked);
    }
}
