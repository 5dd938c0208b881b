using System.Globalization;
using System.Net;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class TradingTests
{
    private const string Stamp = "&recvWindow=5000&timestamp=";

    [Fact]
    public async Task PlaceOrder_EveryParameter_IsSentByTheVenuesNameAndInItsForm()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            await using RecordedExchange exchange = await RecordedExchange.StartAsync();
            using BinanceRestClient client = Clients.Signed(exchange);
            await client.SpotApi.Trading.PlaceOrderAsync(
                "BTCUSDT", OrderSide.Buy, SpotOrderType.StopLossLimit, 0.00012m, null, "bw-1", 65000.5m,
                TimeInForce.ImmediateOrCancel, 64000.25m, 0.00001m, OrderResponseType.Full, 100, 1, 1000000,
                SelfTradePreventionMode.ExpireMaker, PegPriceType.PrimaryPeg, 1, PegOffsetType.PriceLevel);
            Assert.StartsWith(
                "symbol=BTCUSDT&side=BUY&type=STOP_LOSS_LIMIT&quantity=0.00012&newClientOrderId=bw-1&price=65000.5"
                    + "&timeInForce=IOC&stopPrice=64000.25&icebergQty=0.00001&newOrderRespType=FULL&trailingDelta=100"
                    + "&strategyId=1&strategyType=1000000&selfTradePreventionMode=EXPIRE_MAKER"
                    + $"&pegPriceType=PRIMARY_PEG&pegOffsetValue=1&pegOffsetType=PRICE_LEVEL{Stamp}",
                Assert.Single(exchange.SignedRequests).Body,
                StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task PlaceOrder_NoOrTwoQuantities_ThrowsBeforeAnythingIsSent()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        using BinanceRestClient client = Clients.Signed(exchange);
        IBinanceRestClientSpotApiTrading api = client.SpotApi.Trading;
        await Assert.ThrowsAsync<ArgumentException>(() =>
            api.PlaceOrderAsync("A", OrderSide.Buy, SpotOrderType.Market));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            api.PlaceOrderAsync("A", OrderSide.Buy, SpotOrderType.Market, 1m, 1m));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            api.PlaceOrderAsync("A", OrderSide.Buy, SpotOrderType.Limit, quoteQuantity: 1m));
        await Assert.ThrowsAsync<ArgumentException>(() => api.CancelOrderAsync("A"));
        await Assert.ThrowsAsync<ArgumentException>(() => api.GetOrderAsync("A"));
        await Assert.ThrowsAsync<ArgumentException>(() => api.ReplaceOrderAsync(
            "A", OrderSide.Sell, SpotOrderType.StopLoss, CancelReplaceMode.StopOnFailure, quantity: 1m));
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task PlaceOrder_FullAnswer_HasItsFills()
    {
        BinancePlacedOrder order = await ReadAsync("POST_api.v3.order_2", api =>
            api.PlaceOrderAsync("BTCUSDT", OrderSide.Sell, SpotOrderType.Market, 10m));
        Assert.Equal((28L, OrderStatus.Filled, 10m, SpotOrderType.Market), (
            order.Id, order.Status, order.QuantityFilled, order.Type));
        Assert.Equal([56L, 57L, 58L, 59L, 60L], order.Trades!.Select(trade => trade.Id));
        Assert.Equal((4000m, 1m, 4m, "USDT"), (
            order.Trades![0].Price, order.Trades[0].Quantity, order.Trades[0].Fee, order.Trades[0].FeeAsset));
        Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(1507725176595), order.TransactTime);
    }

    [Fact]
    public async Task PlaceOrder_Acknowledged_HasNoFillsAndNoQuantity()
    {
        BinancePlacedOrder order = await ReadAsync("POST_api.v3.order_0", api =>
            api.PlaceOrderAsync("BTCUSDT", OrderSide.Sell, SpotOrderType.Market, 10m));
        Assert.Null(order.Trades);
        Assert.Equal((28L, 0m, default(OrderStatus)), (order.Id, order.Quantity, order.Status));
    }

    [Fact]
    public async Task OrdersAndTrades_PublishedExamples_AreRead()
    {
        BinanceOrderBase cancelled = await ReadAsync("DELETE_api.v3.order_0", api =>
            api.CancelOrderAsync("LTCBTC", origClientOrderId: "myOrder1"));
        Assert.Equal((OrderStatus.Canceled, "myOrder1", "cancelMyOrder1"), (
            cancelled.Status, cancelled.OriginalClientOrderId, cancelled.ClientOrderId));
        BinanceOrder order = await ReadAsync("GET_api.v3.order_0", api => api.GetOrderAsync("LTCBTC", 1));
        Assert.Equal((OrderStatus.New, 1m, 0.1m, TimeInForce.GoodTillCanceled, true), (
            order.Status, order.QuantityRemaining, order.Price, order.TimeInForce, order.IsWorking!.Value));
        Assert.Single(await ReadAsync("GET_api.v3.openOrders_0", api => api.GetOpenOrdersAsync()));
        BinanceTrade trade = Assert.Single(
            await ReadAsync("GET_api.v3.myTrades_0", api => api.GetUserTradesAsync("BNBBTC")));
        Assert.Equal((28457L, 100234L, 12m, 4.000001m, 10.1m, "BNB"), (
            trade.Id, trade.OrderId, trade.Quantity, trade.Price, trade.Fee, trade.FeeAsset));
        Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(1499865549590), trade.Timestamp);
    }

    [Theory]
    [InlineData(0, 200, 0, null, null)]
    [InlineData(1, 400, -2011, OrderOperationResult.Failure, OrderOperationResult.NotAttempted)]
    [InlineData(2, 409, -2010, OrderOperationResult.Success, OrderOperationResult.Failure)]
    [InlineData(3, 409, null, OrderOperationResult.Failure, OrderOperationResult.Success)]
    [InlineData(4, 400, -2010, OrderOperationResult.Failure, OrderOperationResult.Failure)]
    [InlineData(5, 429, -1015, null, null)]
    [InlineData(6, 409, -1015, OrderOperationResult.Success, OrderOperationResult.Failure)]
    public async Task ReplaceOrder_PublishedExamples_GiveBothHalvesAsTheOfficialClientDoes(
        int example, int status, int? code, OrderOperationResult? cancel, OrderOperationResult? placed)
    {
        string json = await File.ReadAllTextAsync(Path($"POST_api.v3.order.cancelReplace_{example}"));
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(json, status);
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<BinanceReplaceOrderResult> result = await ReplaceAsync(client);
        Assert.Equal((code, cancel, placed), (
            result.Error?.Code, result.Data?.CancelResult, result.Data?.NewOrderResult));
        Assert.Equal((HttpStatusCode)status, result.ResponseStatusCode);
        Assert.StartsWith(
            "symbol=A&cancelReplaceMode=STOP_ON_FAILURE&side=SELL&type=STOP_LOSS&newClientOrderId=new"
                + $"&cancelOrigClientOrderId=old&quantity=1&stopPrice=9.5&newOrderRespType=FULL{Stamp}",
            Assert.Single(exchange.SignedRequests).Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplaceOrder_WrappedSuccess_HasBothOrders()
    {
        string json = await File.ReadAllTextAsync(Path("POST_api.v3.order.cancelReplace_0"));
        await using RecordedExchange exchange = await RecordedExchange.StartAsync($$"""{"data":{{json}}}""");
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<BinanceReplaceOrderResult> result = await ReplaceAsync(client);
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal((OrderStatus.Canceled, OrderStatus.New), (
            result.Data.CancelResponse!.Status, result.Data.NewOrderResponse!.Status));
    }

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>", 502, ErrorType.DeserializationFailed)]
    [InlineData("""{"code":-1007,"msg":"Timeout waiting for response."}""", 504, ErrorType.Unknown)]
    [InlineData("""{"code":-1013,"msg":"Filter failure: LOT_SIZE"}""", 400, ErrorType.InvalidQuantity)]
    public async Task ReplaceOrder_OtherFailure_IsItsErrorWithTheStatus(string body, int status, ErrorType type)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body, status);
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<BinanceReplaceOrderResult> result = await ReplaceAsync(client);
        Assert.Equal((type, (HttpStatusCode)status), (result.Error!.ErrorType, result.ResponseStatusCode!.Value));
        Assert.Null(result.Data);
    }

    private static Task<HttpResult<BinanceReplaceOrderResult>> ReplaceAsync(BinanceRestClient client) =>
        client.SpotApi.Trading.ReplaceOrderAsync(
            "A", OrderSide.Sell, SpotOrderType.StopLoss, CancelReplaceMode.StopOnFailure, cancelClientOrderId: "old",
            newClientOrderId: "new", quantity: 1m, stopPrice: 9.5m, orderResponseType: OrderResponseType.Full);

    private static string Path(string example) => SharedMaterial.Require($"data/binance-api/examples/{example}.json");

    private static async Task<T> ReadAsync<T>(
        string example, Func<IBinanceRestClientSpotApiTrading, Task<HttpResult<T>>> call)
    {
        await using RecordedExchange exchange =
            await RecordedExchange.StartAsync(await File.ReadAllTextAsync(Path(example)));
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<T> result = await call(client.SpotApi.Trading);
        Assert.True(result.Success, result.Error?.ToString());
        return result.Data;
    }
}
