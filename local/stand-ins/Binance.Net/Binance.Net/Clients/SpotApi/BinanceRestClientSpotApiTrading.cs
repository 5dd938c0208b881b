using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Transport;
using Binance.Net.Wire;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Clients.SpotApi;

internal sealed partial class BinanceRestClientSpotApiTrading(RestTransport transport)
    : IBinanceRestClientSpotApiTrading
{
    private const string OrderPath = "api/v3/order";

    public Task<HttpResult<BinancePlacedOrder>> PlaceOrderAsync(
        string symbol,
        OrderSide side,
        SpotOrderType type,
        decimal? quantity = null,
        decimal? quoteQuantity = null,
        string? newClientOrderId = null,
        decimal? price = null,
        TimeInForce? timeInForce = null,
        decimal? stopPrice = null,
        decimal? icebergQty = null,
        OrderResponseType? orderResponseType = null,
        int? trailingDelta = null,
        int? strategyId = null,
        int? strategyType = null,
        SelfTradePreventionMode? selfTradePreventionMode = null,
        PegPriceType? pegPriceType = null,
        int? pegOffsetValue = null,
        PegOffsetType? pegOffsetType = null,
        int? receiveWindow = null,
        CancellationToken ct = default)
    {
        RequireOneQuantity(type, quantity, quoteQuantity);
        WireQuery query = Symbol(symbol).AddEnum<OrderSide>("side", side).AddEnum<SpotOrderType>("type", type)
            .Add("quantity", quantity).Add("quoteOrderQty", quoteQuantity)
            .Add("newClientOrderId", newClientOrderId).Add("price", price)
            .AddEnum("timeInForce", timeInForce).Add("stopPrice", stopPrice).Add("icebergQty", icebergQty)
            .AddEnum("newOrderRespType", orderResponseType).Add("trailingDelta", trailingDelta)
            .Add("strategyId", strategyId).Add("strategyType", strategyType)
            .AddEnum("selfTradePreventionMode", selfTradePreventionMode).AddEnum("pegPriceType", pegPriceType)
            .Add("pegOffsetValue", pegOffsetValue).AddEnum("pegOffsetType", pegOffsetType);
        return Call<BinancePlacedOrder>(HttpMethod.Post, OrderPath, query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderBase>> CancelOrderAsync(
        string symbol,
        long? orderId = null,
        string? origClientOrderId = null,
        string? newClientOrderId = null,
        CancelRestriction? cancelRestriction = null,
        long? receiveWindow = null,
        CancellationToken ct = default)
    {
        RequireEither(orderId, origClientOrderId);
        WireQuery query = Symbol(symbol).Add("orderId", orderId).Add("origClientOrderId", origClientOrderId)
            .Add("newClientOrderId", newClientOrderId).AddEnum("cancelRestrictions", cancelRestriction);
        return Call<BinanceOrderBase>(HttpMethod.Delete, OrderPath, query, receiveWindow, ct);
    }

    public async Task<HttpResult<BinanceReplaceOrderResult>> ReplaceOrderAsync(
        string symbol,
        OrderSide side,
        SpotOrderType type,
        CancelReplaceMode cancelReplaceMode,
        long? cancelOrderId = null,
        string? cancelClientOrderId = null,
        string? newCancelClientOrderId = null,
        string? newClientOrderId = null,
        decimal? quantity = null,
        decimal? quoteQuantity = null,
        decimal? price = null,
        TimeInForce? timeInForce = null,
        decimal? stopPrice = null,
        decimal? icebergQty = null,
        OrderResponseType? orderResponseType = null,
        int? trailingDelta = null,
        int? strategyId = null,
        int? strategyType = null,
        CancelRestriction? cancelRestriction = null,
        int? receiveWindow = null,
        CancellationToken ct = default)
    {
        if ((cancelOrderId is null) == (cancelClientOrderId is null))
        {
            throw new ArgumentException("1 of either should be specified, cancelOrderId or cancelClientOrderId");
        }

        RequireOneQuantity(type, quantity, quoteQuantity);
        WireQuery query = Symbol(symbol).AddEnum<CancelReplaceMode>("cancelReplaceMode", cancelReplaceMode)
            .AddEnum<OrderSide>("side", side).AddEnum<SpotOrderType>("type", type)
            .Add("cancelNewClientOrderId", newCancelClientOrderId).Add("newClientOrderId", newClientOrderId)
            .Add("cancelOrderId", cancelOrderId).Add("strategyId", strategyId).Add("strategyType", strategyType)
            .Add("cancelOrigClientOrderId", cancelClientOrderId).Add("quantity", quantity)
            .Add("quoteOrderQty", quoteQuantity).Add("price", price).AddEnum("timeInForce", timeInForce)
            .Add("stopPrice", stopPrice).Add("icebergQty", icebergQty)
            .AddEnum("newOrderRespType", orderResponseType).Add("trailingDelta", trailingDelta)
            .AddEnum("cancelRestrictions", cancelRestriction);
        ApiRequest request =
            SignedCalls.Signed(transport, HttpMethod.Post, "api/v3/order/cancelReplace", query, receiveWindow);
        return Halves(await transport.CallAsync(
            request with { ReadsFailures = true }, WireJson.Parse<ReplaceAnswer>, ct));
    }

    public Task<HttpResult<BinanceOrder>> GetOrderAsync(
        string symbol,
        long? orderId = null,
        string? origClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default)
    {
        RequireEither(orderId, origClientOrderId);
        WireQuery query = Symbol(symbol).Add("orderId", orderId).Add("origClientOrderId", origClientOrderId);
        return Call<BinanceOrder>(HttpMethod.Get, OrderPath, query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrder[]>> GetOpenOrdersAsync(
        string? symbol = null, int? receiveWindow = null, CancellationToken ct = default) =>
        Call<BinanceOrder[]>(
            HttpMethod.Get, "api/v3/openOrders", new WireQuery().Add("symbol", symbol), receiveWindow, ct);

    public Task<HttpResult<BinanceTrade[]>> GetUserTradesAsync(
        string symbol,
        long? orderId = null,
        DateTime? startTime = null,
        DateTime? endTime = null,
        int? limit = null,
        long? fromId = null,
        long? receiveWindow = null,
        CancellationToken ct = default)
    {
        if (limit is < 1 or > 1000)
        {
            throw new ArgumentException($"Limit {limit} is not between 1 and 1000.", nameof(limit));
        }

        WireQuery query = Symbol(symbol).Add("orderId", orderId).Add("limit", limit).Add("fromId", fromId)
            .Add("startTime", startTime).Add("endTime", endTime);
        return Call<BinanceTrade[]>(HttpMethod.Get, "api/v3/myTrades", query, receiveWindow, ct);
    }

    private static WireQuery Symbol(string symbol) => new WireQuery().Add("symbol", symbol);

    private static void RequireEither(long? id, string? clientId)
    {
        if (id is null && string.IsNullOrEmpty(clientId))
        {
            throw new ArgumentException("Either orderId or origClientOrderId must be sent");
        }
    }

    private static void RequireOneQuantity(SpotOrderType type, decimal? quantity, decimal? quoteQuantity)
    {
        if (quoteQuantity is not null && type != SpotOrderType.Market)
        {
            throw new ArgumentException("quoteQuantity is only valid for market orders");
        }

        if ((quantity is null) == (quoteQuantity is null))
        {
            throw new ArgumentException("1 of either should be specified, quantity or quoteOrderQuantity");
        }
    }

    // The official client looks for "data" only, which the exchange sends when a half failed. A plain success comes
    // back as an error with code 0; that is kept, so that nobody relies on more than the official client gives.
    private static HttpResult<BinanceReplaceOrderResult> Halves(HttpResult<ReplaceAnswer> answer)
    {
        if (answer.Data is not { } read)
        {
            return HttpResult.Like<BinanceReplaceOrderResult>(answer, null, answer.Error);
        }

        (int Code, string? Message)? failure = read.Data switch
        {
            null => (read.Code, read.Message),
            { NewOrderResult: OrderOperationResult.NotAttempted, CancelResponse: { } cancel } =>
                (cancel.Code ?? read.Code, cancel.Message),
            { NewOrderResult: OrderOperationResult.Failure, NewOrderResponse: { } placed } =>
                (placed.Code ?? read.Code, placed.Message),
            _ => null,
        };
        ServerError? error = failure is { } failed
            ? new ServerError(failed.Code, BinanceErrors.For(failed.Code, failed.Message ?? ""))
            : null;
        return HttpResult.Like(answer, read.Data, error);
    }

    private Task<HttpResult<T>> Call<T>(
        HttpMethod method, string path, WireQuery query, long? receiveWindow, CancellationToken ct) =>
        transport.CallSignedAsync<T>(method, path, query, receiveWindow, ct);
}
