using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceReplaceOrder : BinancePlacedOrder
{
    [JsonPropertyName("msg")]
    public string? Message { get; set; }

    [JsonPropertyName("code")]
    public int? Code { get; set; }
}
