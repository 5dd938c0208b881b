using System.Text.Json;

namespace Breakwater.Exchange.Tests.Trading;

/// <summary>Answers of the trading side have the fields and JSON types of the real venue's examples.</summary>
public sealed class TradingShapeTests
{
    private static readonly string[] Rare = ["icebergQty"];

    private readonly Trader trader = Trader.OnWalk();

    [Theory]
    [InlineData("POST_api.v3.order_0", "MARKET&quantity=0.02&newOrderRespType=ACK")]
    [InlineData("POST_api.v3.order_1", "MARKET&quantity=0.02&newOrderRespType=RESULT")]
    [InlineData("POST_api.v3.order_2", "MARKET&quantity=0.02&newOrderRespType=FULL")]
    [InlineData("POST_api.v3.order_2", "MARKET&quantity=0.02")]
    [InlineData("POST_api.v3.order.test_0", "MARKET&quantity=0.02", "order/test")]
    [InlineData("POST_api.v3.order.test_1", "MARKET&quantity=0.02&computeCommissionRates=true", "order/test")]
    public async Task Place_AnyResponseType_SameShape(string example, string order, string path = "order") =>
        AssertShape(example, await trader.OkAsync("POST", path, $"symbol=BTCUSDT&side=BUY&type={order}"));

    [Theory]
    [InlineData("GET_api.v3.order_0", "order", "symbol=BTCUSDT&orderId=1")]
    [InlineData("GET_api.v3.openOrders_0", "openOrders", "symbol=BTCUSDT")]
    [InlineData("GET_api.v3.allOrders_0", "allOrders", "symbol=BTCUSDT")]
    [InlineData("GET_api.v3.account_0", "account", "")]
    [InlineData("GET_api.v3.account.commission_0", "account/commission", "symbol=BTCUSDT")]
    [InlineData("GET_api.v3.rateLimit.order_0", "rateLimit/order", "")]
    [InlineData("GET_api.v3.myTrades_0", "myTrades", "symbol=BTCUSDT")]
    public async Task Query_RealExample_SameShape(string example, string path, string parameters)
    {
        _ = await RestAsync();
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=0.02");
        AssertShape(example, await trader.OkAsync("GET", path, parameters));
    }

    [Fact]
    public async Task Cancel_Order_SameShape()
    {
        _ = await RestAsync();
        AssertShape("DELETE_api.v3.order_0", await trader.OkAsync("DELETE", "order", "symbol=BTCUSDT&orderId=1"));
    }

    [Fact]
    public async Task CancelReplace_Whole_SameShape()
    {
        _ = await RestAsync();
        AssertShape("POST_api.v3.order.cancelReplace_0", await trader.OkAsync(
            "POST",
            "order/cancelReplace",
            $"symbol=BTCUSDT&cancelReplaceMode=STOP_ON_FAILURE&cancelOrderId=1&{RestTerms}"));
    }

    [Theory]
    [InlineData(1, "STOP_ON_FAILURE", "99", "300")]
    [InlineData(2, "ALLOW_FAILURE", "1", "900")]
    [InlineData(3, "ALLOW_FAILURE", "99", "300")]
    [InlineData(4, "ALLOW_FAILURE", "99", "900")]
    public async Task CancelReplace_InPart_SameShape(int example, string mode, string cancelled, string price)
    {
        _ = await RestAsync();
        Simulator.Answer answer = await trader.SendAsync(
            "POST",
            "order/cancelReplace",
            $"symbol=BTCUSDT&cancelReplaceMode={mode}&cancelOrderId={cancelled}&side=BUY&type=LIMIT_MAKER"
                + $"&quantity=0.03&price={price}");
        AssertShape($"POST_api.v3.order.cancelReplace_{example}", answer.Json);
    }

    [Fact]
    public async Task CancelAll_OrderAndList_SameShape()
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=2");
        _ = await RestAsync();
        _ = await RestAsync();
        _ = await trader.OkAsync("POST", "orderList/oco", "symbol=BTCUSDT&side=SELL&" + OcoTerms);
        AssertShape("DELETE_api.v3.openOrders_0", await trader.OkAsync("DELETE", "openOrders", "symbol=BTCUSDT"));
    }

    [Fact]
    public async Task Oco_DeprecatedPath_SameShape()
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=2");
        AssertShape("POST_api.v3.order.oco_0", await trader.OkAsync("POST", "order/oco",
            "symbol=BTCUSDT&side=SELL&quantity=1&price=2000&stopPrice=200&stopLimitPrice=190"
                + "&stopLimitTimeInForce=GTC"));
    }

    [Fact]
    public async Task Oco_PlacedQueriedCancelled_SameShapes()
    {
        _ = await trader.OrderAsync("side=BUY&type=MARKET&quantity=2");
        JsonElement list = await trader.OkAsync("POST", "orderList/oco", "symbol=BTCUSDT&side=SELL&" + OcoTerms);
        AssertShape("POST_api.v3.orderList.oco_0", list);
        string id = FormattableString.Invariant($"orderListId={list.GetProperty("orderListId").GetInt64()}");
        AssertShape("GET_api.v3.orderList_0", await trader.OkAsync("GET", "orderList", id));
        AssertShape("GET_api.v3.openOrderList_0", await trader.OkAsync("GET", "openOrderList"));
        AssertShape("GET_api.v3.allOrderList_0", await trader.OkAsync("GET", "allOrderList"));
        AssertShape("DELETE_api.v3.orderList_0", await trader.OkAsync("DELETE", "orderList", "symbol=BTCUSDT&" + id));
    }

    [Theory]
    [InlineData("oto", "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1")]
    [InlineData("opo", "&pendingType=MARKET&pendingSide=SELL")]
    [InlineData("otoco", Pending + "&pendingQuantity=0.1")]
    [InlineData("opoco", Pending)]
    public async Task Oto_Placed_SameShape(string kind, string pending)
    {
        string working = FormattableString.Invariant(
            $"workingType=LIMIT&workingSide=BUY&workingPrice={Low}&workingQuantity=0.2&workingTimeInForce=GTC");
        JsonElement list = await trader.OkAsync("POST", "orderList/" + kind, $"symbol=BTCUSDT&{working}{pending}");
        AssertShape($"POST_api.v3.orderList.{kind}_0", list);
    }

    private const string Pending = "&pendingSide=SELL&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=900"
        + "&pendingBelowType=STOP_LOSS_LIMIT&pendingBelowStopPrice=300&pendingBelowPrice=290"
        + "&pendingBelowTimeInForce=GTC";

    private const string OcoTerms = "quantity=1&aboveType=LIMIT_MAKER&abovePrice=2000&belowType=STOP_LOSS_LIMIT"
        + "&belowStopPrice=200&belowPrice=190&belowTimeInForce=GTC";

    private decimal Low => Math.Floor(trader.Last * 0.9m);

    private string RestTerms => FormattableString.Invariant(
        $"side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.03&price={Low}");

    private Task<JsonElement> RestAsync() => trader.OrderAsync(RestTerms);

    private static void AssertShape(string example, JsonElement actual)
    {
        string path = SharedCandles.Find($"data/binance-api/examples/{example}.json");
        using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(path));
        AssertSame(expected.RootElement, actual, "$");
    }

    // The order of the fields differs between the venue's own examples, and lists need not be equally long.
    private static void AssertSame(JsonElement expected, JsonElement actual, string place)
    {
        Assert.True(Kind(expected) == Kind(actual), $"{place}: {expected.ValueKind} against {actual.ValueKind}");
        if (expected.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(Names(expected), Names(actual));
            foreach (JsonProperty property in expected.EnumerateObject().Where(each => !Rare.Contains(each.Name)))
            {
                AssertSame(property.Value, actual.GetProperty(property.Name), place + "." + property.Name);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && expected.GetArrayLength() > 0)
        {
            for (int index = 0; index < Math.Min(expected.GetArrayLength(), actual.GetArrayLength()); index++)
            {
                AssertSame(expected[index], actual[index], $"{place}[{index}]");
            }

            Assert.True(actual.GetArrayLength() > 0 || place.EndsWith("fills", StringComparison.Ordinal), place);
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject()
        .Select(property => property.Name)
        .Where(name => element.TryGetProperty("isWorking", out _) || !Rare.Contains(name))
        .Order(StringComparer.Ordinal);

    private static JsonValueKind Kind(JsonElement element) =>
        element.ValueKind == JsonValueKind.False ? JsonValueKind.True : element.ValueKind;
}
