using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceCurrentRateLimit : BinanceRateLimit
{
    [JsonPropertyName("count")]
    public int Count { get; set; }
}
