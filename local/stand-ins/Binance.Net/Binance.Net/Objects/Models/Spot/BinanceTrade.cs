using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceTrade
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("id")]
    public long Id { get; set; }

    [JsonPropertyName("orderId")]
    public long OrderId { get; set; }

    [JsonPropertyName("orderListId")]
    public long? OrderListId { get; set; }

    [JsonPropertyName("price")]
    public decimal Price { get; set; }

    [JsonPropertyName("qty")]
    public decimal Quantity { get; set; }

    [JsonPropertyName("quoteQty")]
    public decimal QuoteQuantity { get; set; }

    [JsonPropertyName("commission")]
    public decimal Fee { get; set; }

    [JsonPropertyName("commissionAsset")]
    public string FeeAsset { get; set; } = "";

    [JsonPropertyName("time")]
    public DateTime Timestamp { get; set; }

    [JsonPropertyName("isBuyer")]
    public bool IsBuyer { get; set; }

    [JsonPropertyName("isMaker")]
    public bool IsMaker { get; set; }

    [JsonPropertyName("isBestMatch")]
    public bool IsBestMatch { get; set; }

    [JsonPropertyName("isIsolated")]
    public bool? IsIsolated { get; set; }
}
