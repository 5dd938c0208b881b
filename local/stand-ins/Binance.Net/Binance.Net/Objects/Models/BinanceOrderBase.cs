using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models;

public record BinanceOrderBase
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("orderId")]
    public long Id { get; set; }

    [JsonPropertyName("orderListId")]
    public long OrderListId { get; set; }

    [JsonPropertyName("origClientOrderId")]
    public string OriginalClientOrderId { get; set; } = "";

    [JsonPropertyName("clientOrderId")]
    public string ClientOrderId { get; set; } = "";

    [JsonPropertyName("origQty")]
    public decimal Quantity { get; set; }

    [JsonPropertyName("executedQty")]
    public decimal QuantityFilled { get; set; }

    [JsonPropertyName("cummulativeQuoteQty")]
    public decimal QuoteQuantityFilled { get; set; }

    [JsonPropertyName("origQuoteOrderQty")]
    public decimal QuoteQuantity { get; set; }

    [JsonPropertyName("status")]
    public OrderStatus Status { get; set; }

    [JsonPropertyName("timeInForce")]
    public TimeInForce TimeInForce { get; set; }

    [JsonPropertyName("type")]
    public SpotOrderType Type { get; set; }

    [JsonPropertyName("side")]
    public OrderSide Side { get; set; }

    [JsonPropertyName("stopPrice")]
    public decimal? StopPrice { get; set; }

    [JsonPropertyName("trailingDelta")]
    public int? TrailingDelta { get; set; }

    [JsonPropertyName("trailingTime")]
    public DateTime? TrailingTime { get; set; }

    [JsonPropertyName("strategyId")]
    public long? StrategyId { get; set; }

    [JsonPropertyName("strategyType")]
    public long? StrategyType { get; set; }

    [JsonPropertyName("icebergQty")]
    public decimal? IcebergQuantity { get; set; }

    [JsonPropertyName("time")]
    public DateTime CreateTime { get; set; }

    [JsonPropertyName("updateTime")]
    public DateTime? UpdateTime { get; set; }

    [JsonPropertyName("transactTime")]
    public DateTime? TransactTime { get; set; }

    [JsonPropertyName("workingTime")]
    public DateTime? WorkingTime { get; set; }

    [JsonPropertyName("isWorking")]
    public bool? IsWorking { get; set; }

    [JsonPropertyName("isIsolated")]
    public bool? IsIsolated { get; set; }

    [JsonPropertyName("selfTradePreventionMode")]
    public SelfTradePreventionMode SelfTradePreventionMode { get; set; }

    [JsonPropertyName("preventedMatchId")]
    public long? PreventedMatchId { get; set; }

    [JsonPropertyName("preventedQuantity")]
    public decimal? PreventedMatchQuantity { get; set; }

    [JsonPropertyName("pegPriceType")]
    public PegPriceType? PegPriceType { get; set; }

    [JsonPropertyName("pegOffsetValue")]
    public int? PegOffsetValue { get; set; }

    [JsonPropertyName("pegOffsetType")]
    public PegOffsetType? PegOffsetType { get; set; }

    [JsonPropertyName("peggedPrice")]
    public decimal? PeggedPrice { get; set; }

    [JsonPropertyName("expiryReason")]
    public string? ExpiryReason { get; set; }

    /// <summary>The limit price; for a market order, which has none, its average.</summary>
    [JsonPropertyName("price")]
    public decimal Price
    {
        get => field == 0m && Type == SpotOrderType.Market ? AverageFillPrice ?? 0m : field;
        set;
    }

    [JsonIgnore]
    public decimal QuantityRemaining => Quantity - QuantityFilled;

    [JsonIgnore]
    public decimal? AverageFillPrice => QuantityFilled == 0m ? null : QuoteQuantityFilled / QuantityFilled;
}
