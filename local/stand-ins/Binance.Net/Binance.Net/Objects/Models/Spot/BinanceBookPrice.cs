using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceBookPrice
{
    [JsonPropertyName("lastUpdateId")]
    public long LastUpdateId { get; set; }

    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("bidPrice")]
    public decimal BestBidPrice { get; set; }

    [JsonPropertyName("bidQty")]
    public decimal BestBidQuantity { get; set; }

    [JsonPropertyName("askPrice")]
    public decimal BestAskPrice { get; set; }

    [JsonPropertyName("askQty")]
    public decimal BestAskQuantity { get; set; }

    [JsonPropertyName("time")]
    public DateTime? Timestamp { get; set; }
}
