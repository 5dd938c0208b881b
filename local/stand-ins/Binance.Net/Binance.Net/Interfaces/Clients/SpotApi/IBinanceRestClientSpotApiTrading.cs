using Binance.Net.Enums;
using Binance.Net.Objects.Models;
using Binance.Net.Objects.Models.Spot;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Interfaces.Clients.SpotApi;

public interface IBinanceRestClientSpotApiTrading
{
    Task<HttpResult<BinancePlacedOrder>> PlaceOrderAsync(
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
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderBase>> CancelOrderAsync(
        string symbol,
        long? orderId = null,
        string? origClientOrderId = null,
        string? newClientOrderId = null,
        CancelRestriction? cancelRestriction = null,
        long? receiveWindow = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceReplaceOrderResult>> ReplaceOrderAsync(
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
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrder>> GetOrderAsync(
        string symbol,
        long? orderId = null,
        string? origClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrder[]>> GetOpenOrdersAsync(
        string? symbol = null, int? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList>> PlaceOcoOrderListAsync(
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
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList>> CancelOcoOrderAsync(
        string symbol,
        long? orderListId = null,
        string? listClientOrderId = null,
        string? newClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList>> GetOcoOrderAsync(
        long? orderListId = null,
        string? listClientOrderId = null,
        long? receiveWindow = null,
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList[]>> GetOpenOcoOrdersAsync(
        long? receiveWindow = null, CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList>> PlaceOtoOrderListAsync(
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
        CancellationToken ct = default);

    Task<HttpResult<BinanceOrderOcoList>> PlaceOtocoOrderListAsync(
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
        CancellationToken ct = default);

    Task<HttpResult<BinanceTrade[]>> GetUserTradesAsync(
        string symbol,
        long? orderId = null,
        DateTime? startTime = null,
        DateTime? endTime = null,
        int? limit = null,
        long? fromId = null,
        long? receiveWindow = null,
        CancellationToken ct = default);
}
