using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceOrderId
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("orderId")]
    public long OrderId { get; set; }

    [JsonPropertyName("clientOrderId")]
    public string ClientOrderId { get; set; } = "";
}
