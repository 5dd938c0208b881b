using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceAveragePrice
{
    [JsonPropertyName("mins")]
    public int Minutes { get; set; }

    [JsonPropertyName("price")]
    public decimal Price { get; set; }

    [JsonPropertyName("closeTime")]
    public DateTime LastTradeTime { get; set; }
}
