using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinancePrice
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("price")]
    public decimal Price { get; set; }

    [JsonPropertyName("time")]
    public DateTime? Timestamp { get; set; }
}
