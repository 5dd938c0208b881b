using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models.Spot;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class OrderListTests
{
    [Fact]
    public async Task PlaceOco_SellAboveAndBelow_IsSentAndRead()
    {
        (BinanceOrderOcoList list, SignedRequest request) = await CallAsync("POST_api.v3.orderList.oco_0", api =>
            api.PlaceOcoOrderListAsync(
                "LTCBTC", OrderSide.Sell, 1m, SpotOrderType.LimitMaker, SpotOrderType.StopLossLimit, "list",
                "above", null, 3m, belowClientOrderId: "below", belowPrice: 0.9m, belowStopPrice: 1m,
                belowTimeInForce: TimeInForce.GoodTillCanceled));
        Assert.StartsWith(
            "symbol=LTCBTC&quantity=1&aboveType=LIMIT_MAKER&belowType=STOP_LOSS_LIMIT&side=SELL"
                + "&listClientOrderId=list&aboveClientOrderId=above&abovePrice=3&belowClientOrderId=below"
                + "&belowPrice=0.9&belowStopPrice=1&belowTimeInForce=GTC&recvWindow=",
            request.Body,
            StringComparison.Ordinal);
        Assert.Equal("/api/v3/orderList/oco", request.Path);
        Assert.Equal((ListStatusType.ExecutionStarted, ListOrderStatus.Executing, "OCO", 2), (
            list.ListStatusType, list.ListOrderStatus, list.ContingencyType, list.OrderReports.Length));
    }

    [Fact]
    public async Task PlaceOto_WorkingAndPending_IsSentAndRead()
    {
        (BinanceOrderOcoList list, SignedRequest request) = await CallAsync("POST_api.v3.orderList.oto_0", api =>
            api.PlaceOtoOrderListAsync(
                "LTCBTC", OrderSide.Buy, SpotOrderType.Limit, 2m, 1m, 1.5m, OrderSide.Sell, SpotOrderType.StopLoss,
                workingTimeInForce: TimeInForce.FillOrKill, pendingStopPrice: 0.8m));
        Assert.Equal("/api/v3/orderList/oto", request.Path);
        Assert.Equal(("LIMIT", "BUY", "FOK", "SELL", "STOP_LOSS", "0.8"), (
            request["workingType"], request["workingSide"], request["workingTimeInForce"], request["pendingSide"],
            request["pendingType"], request["pendingStopPrice"]));
        Assert.Equal(("OTO", OrderStatus.PendingNew), (list.ContingencyType, list.OrderReports[1].Status));
    }

    [Fact]
    public async Task PlaceOtoco_ThreeOrders_IsSentAndRead()
    {
        (BinanceOrderOcoList list, SignedRequest request) = await CallAsync("POST_api.v3.orderList.otoco_0", api =>
            api.PlaceOtocoOrderListAsync(
                "LTCBTC", OrderSide.Buy, SpotOrderType.Limit, 2m, 1m, 1.5m, OrderSide.Sell,
                SpotOrderType.LimitMaker, SpotOrderType.StopLoss, "list", workingClientOrderId: "w",
                pendingAboveClientOrderId: "a", pendingAbovePrice: 3m, pendingBelowClientOrderId: "b",
                pendingBelowStopPrice: 0.8m));
        Assert.Equal("/api/v3/orderList/otoco", request.Path);
        Assert.Equal(("w", "a", "3", "b", "0.8", "1.5"), (
            request["workingClientOrderId"], request["pendingAboveClientOrderId"], request["pendingAbovePrice"],
            request["pendingBelowClientOrderId"], request["pendingBelowStopPrice"], request["pendingQuantity"]));
        Assert.Equal(3, list.Orders.Length);
    }

    [Fact]
    public async Task CancelAndGet_ById_AreSentAndRead()
    {
        (BinanceOrderOcoList cancelled, SignedRequest cancel) = await CallAsync(
            "DELETE_api.v3.orderList_0", api => api.CancelOcoOrderAsync("LTCBTC", listClientOrderId: "list"));
        Assert.Equal(("DELETE", "list"), (cancel.Method, cancel["listClientOrderId"]));
        Assert.Equal(ListOrderStatus.Done, cancelled.ListOrderStatus);
        (_, SignedRequest get) = await CallAsync(
            "GET_api.v3.orderList_0", api => api.GetOcoOrderAsync(listClientOrderId: "list"));
        Assert.Equal(("GET", "list"), (get.Method, get["origClientOrderId"]));
        (BinanceOrderOcoList[] open, _) = await CallAsync(
            "GET_api.v3.openOrderList_0", api => api.GetOpenOcoOrdersAsync());
        Assert.NotEmpty(open);
    }

    private static async Task<(T Answer, SignedRequest Request)> CallAsync<T>(
        string example, Func<IBinanceRestClientSpotApiTrading, Task<HttpResult<T>>> call)
    {
        string path = SharedMaterial.Require($"data/binance-api/examples/{example}.json");
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(await File.ReadAllTextAsync(path));
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<T> result = await call(client.SpotApi.Trading);
        Assert.True(result.Success, result.Error?.ToString());
        return (result.Data, Assert.Single(exchange.SignedRequests));
    }
}
