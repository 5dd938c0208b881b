using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceOrderTrade
{
    [JsonPropertyName("tradeId")]
    public long Id { get; set; }

    [JsonPropertyName("price")]
    public decimal Price { get; set; }

    [JsonPropertyName("qty")]
    public decimal Quantity { get; set; }

    [JsonPropertyName("commission")]
    public decimal Fee { get; set; }

    [JsonPropertyName("commissionAsset")]
    public string FeeAsset { get; set; } = "";
}
