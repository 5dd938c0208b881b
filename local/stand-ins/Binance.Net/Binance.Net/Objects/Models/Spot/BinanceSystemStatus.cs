using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceSystemStatus
{
    [JsonPropertyName("status")]
    public SystemStatus Status { get; set; }

    [JsonPropertyName("msg")]
    public string? Message { get; set; }
}
