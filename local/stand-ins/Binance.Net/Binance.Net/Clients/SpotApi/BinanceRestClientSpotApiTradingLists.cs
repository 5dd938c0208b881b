using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Wire;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Clients.SpotApi;

/// <summary>Order lists: OCO, OTO and OTOCO.</summary>
internal sealed partial class BinanceRestClientSpotApiTrading
{
    private const string ListPath = "api/v3/orderList";

    public Task<HttpResult<BinanceOrderOcoList>> PlaceOcoOrderListAsync(
        string symbol,
        OrderSide side,
        decimal quantity,
        SpotOrderType aboveOrderType,
        SpotOrderType belowOrderType,
        string? listClientOrderId = null,
        string? aboveClientOrderId = null,
        decimal? aboveIcebergQuantity = null,
        decimal? abovePrice = null,
        decimal? aboveStopPrice = null,
        decimal? aboveTrailingDelta = null,
        TimeInForce? aboveTimeInForce = null,
        int? aboveStrategyId = null,
        int? aboveStrategyType = null,
        string? belowClientOrderId = null,
        decimal? belowIcebergQuantity = null,
        decimal? belowPrice = null,
        decimal? belowStopPrice = null,
        decimal? belowTrailingDelta = null,
        TimeInForce? belowTimeInForce = null,
        int? belowStrategyId = null,
        int? belowStrategyType = null,
        SelfTradePreventionMode? selfTradePreventionMode = null,
        int? receiveWindow = null,
        CancellationToken ct = default)
    {
        WireQuery query = Symbol(symbol).Add("quantity", quantity)
            .AddEnum<SpotOrderType>("aboveType", aboveOrderType).AddEnum<SpotOrderType>("belowType", belowOrderType)
            .AddEnum<OrderSide>("side", side).Add("listClientOrderId", listClientOrderId);
        new ListLeg(
            "above", aboveClientOrderId, aboveIcebergQuantity, abovePrice, aboveStopPrice,
            aboveTrailingDelta, aboveTimeInForce, aboveStrategyId, aboveStrategyType).AddTo(query);
        new ListLeg(
            "below", belowClientOrderId, belowIcebergQuantity, belowPrice, belowStopPrice,
            belowTrailingDelta, belowTimeInForce, belowStrategyId, belowStrategyType).AddTo(query);
        query.AddEnum("selfTradePreventionMode", selfTradePreventionMode);
        return Call<BinanceOrderOcoList>(HttpMethod.Post, $"{ListPath}/oco", query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderOcoList>> PlaceOtoOrderListAsync(
        string symbol,
        OrderSide workingSide,
        SpotOrderType workingOrderType,
        decimal workingQuantity,
        decimal workingPrice,
        decimal pendingQuantity,
        OrderSide pendingSide,
        SpotOrderType pendingOrderType,
        string? listClientOrderId = null,
        SelfTradePreventionMode? selfTradePreventionMode = null,
        string? workingClientOrderId = null,
        decimal? workingIcebergQuantity = null,
        TimeInForce? workingTimeInForce = null,
        int? workingStrategyId = null,
        int? workingStrategyType = null,
        string? pendingClientOrderId = null,
        decimal? pendingPrice = null,
        decimal? pendingStopPrice = null,
        decimal? pendingTrailingDelta = null,
        decimal? pendingIcebergQuantity = null,
        TimeInForce? pendingTimeInForce = null,
        int? pendingStrategyId = null,
        int? pendingStrategyType = null,
        int? receiveWindow = null,
        CancellationToken ct = default)
    {
        WireQuery query = Symbol(symbol).AddEnum<SpotOrderType>("pendingType", pendingOrderType);
        query.AddEnum<SpotOrderType>("workingType", workingOrderType).AddEnum<OrderSide>("workingSide", workingSide)
            .Add("workingQuantity", workingQuantity).Add("workingPrice", workingPrice)
            .Add("pendingQuantity", pendingQuantity).AddEnum<OrderSide>("pendingSide", pendingSide)
            .Add("listClientOrderId", listClientOrderId)
            .AddEnum("selfTradePreventionMode", selfTradePreventionMode)
            .Add("workingClientOrderId", workingClientOrderId).Add("workingIcebergQty", workingIcebergQuantity)
            .AddEnum("workingTimeInForce", workingTimeInForce).Add("workingStrategyId", workingStrategyId)
            .Add("workingStrategyType", workingStrategyType);
        new ListLeg(
            "pending", pendingClientOrderId, pendingIcebergQuantity, pendingPrice, pendingStopPrice,
            pendingTrailingDelta, pendingTimeInForce, pendingStrategyId, pendingStrategyType).AddTo(query);
        return Call<BinanceOrderOcoList>(HttpMethod.Post, $"{ListPath}/oto", query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderOcoList>> PlaceOtocoOrderListAsync(
        string symbol,
        OrderSide workingSide,
        SpotOrderType workingOrderType,
        decimal workingQuantity,
        decimal workingPrice,
        decimal pendingQuantity,
        OrderSide pendingSide,
        SpotOrderType pendingAboveOrderType,
        SpotOrderType pendingBelowOrderType,
        string? listClientOrderId = null,
        SelfTradePreventionMode? selfTradePreventionMode = null,
        string? workingClientOrderId = null,
        decimal? workingIcebergQuantity = null,
        TimeInForce? workingTimeInForce = null,
        int? workingStrategyId = null,
        int? workingStrategyType = null,
        string? pendingAboveClientOrderId = null,
        decimal? pendingAbovePrice = null,
        decimal? pendingAboveStopPrice = null,
        decimal? pendingAboveTrailingDelta = null,
        decimal? pendingAboveIcebergQuantity = null,
        TimeInForce? pendingAboveTimeInForce = null,
        int? pendingAboveStrategyId = null,
        int? pendingAboveStrategyType = null,
        string? pendingBelowClientOrderId = null,
        decimal? pendingBelowPrice = null,
        decimal? pendingBelowStopPrice = null,
        decimal? pendingBelowTrailingDelta = null,
        decimal? pendingBelowIcebergQuantity = null,
        TimeInForce? pendingBelowTimeInForce = null,
        int? pendingBelowStrategyId = null,
        int? pendingBelowStrategyType = null,
        int? receiveWindow = null,
        CancellationToken ct = default)
    {
        WireQuery query = Symbol(symbol).AddEnum<SpotOrderType>("pendingAboveType", pendingAboveOrderType)
            .AddEnum<SpotOrderType>("pendingBelowType", pendingBelowOrderType);
        query.AddEnum<SpotOrderType>("workingType", workingOrderType).AddEnum<OrderSide>("workingSide", workingSide)
            .Add("workingQuantity", workingQuantity).Add("workingPrice", workingPrice)
            .Add("pendingQuantity", pendingQuantity).AddEnum<OrderSide>("pendingSide", pendingSide)
            .Add("listClientOrderId", listClientOrderId)
            .AddEnum("selfTradePreventionMode", selfTradePreventionMode)
            .Add("workingClientOrderId", workingClientOrderId).Add("workingIcebergQty", workingIcebergQuantity)
            .AddEnum("workingTimeInForce", workingTimeInForce).Add("workingStrategyId", workingStrategyId)
            .Add("workingStrategyType", workingStrategyType);
        new ListLeg(
            "pendingAbove", pendingAboveClientOrderId, pendingAboveIcebergQuantity, pendingAbovePrice,
            pendingAboveStopPrice, pendingAboveTrailingDelta, pendingAboveTimeInForce,
            pendingAboveStrategyId, pendingAboveStrategyType).AddTo(query);
        new ListLeg(
            "pendingBelow", pendingBelowClientOrderId, pendingBelowIcebergQuantity, pendingBelowPrice,
            pendingBelowStopPrice, pendingBelowTrailingDelta, pendingBelowTimeInForce,
            pendingBelowStrategyId, pendingBelowStrategyType).AddTo(query);
        return Call<BinanceOrderOcoList>(HttpMethod.Post, $"{ListPath}/otoco", query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderOcoList>> CancelOcoOrderAsync(
        string symbol,
        long? orderListId = null,
        string? listClientOrderId = null,
        string? newClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default)
    {
        RequireEither(orderListId, listClientOrderId);
        WireQuery query = Symbol(symbol).Add("orderListId", orderListId)
            .Add("listClientOrderId", listClientOrderId).Add("newClientOrderId", newClientOrderId);
        return Call<BinanceOrderOcoList>(HttpMethod.Delete, ListPath, query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderOcoList>> GetOcoOrderAsync(
        long? orderListId = null,
        string? listClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default)
    {
        RequireEither(orderListId, listClientOrderId);
        WireQuery query = new WireQuery().Add("orderListId", orderListId)
            .Add("origClientOrderId", listClientOrderId);
        return Call<BinanceOrderOcoList>(HttpMethod.Get, ListPath, query, receiveWindow, ct);
    }

    public Task<HttpResult<BinanceOrderOcoList[]>> GetOpenOcoOrdersAsync(
        long? receiveWindow = null, CancellationToken ct = default) =>
        Call<BinanceOrderOcoList[]>(HttpMethod.Get, "api/v3/openOrderList", new WireQuery(), receiveWindow, ct);
}
