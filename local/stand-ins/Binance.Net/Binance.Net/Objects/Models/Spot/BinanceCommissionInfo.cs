using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceCommissionInfo
{
    [JsonPropertyName("maker")]
    public decimal Maker { get; set; }

    [JsonPropertyName("taker")]
    public decimal Taker { get; set; }

    [JsonPropertyName("buyer")]
    public decimal Buyer { get; set; }

    [JsonPropertyName("seller")]
    public decimal Sell { get; set; }
}
