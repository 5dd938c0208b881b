using System.Text.Json.Serialization;
using Binance.Net.Interfaces;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceBalance : IBinanceBalance
{
    [JsonPropertyName("asset")]
    public string Asset { get; set; } = "";

    [JsonPropertyName("free")]
    public decimal Available { get; set; }

    [JsonPropertyName("locked")]
    public decimal Locked { get; set; }

    [JsonIgnore]
    public decimal Total => Available + Locked;
}
