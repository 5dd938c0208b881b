using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceSor
{
    [JsonPropertyName("baseAsset")]
    public string BaseAsset { get; set; } = "";

    [JsonPropertyName("symbols")]
    public string[] Symbols { get; set; } = [];
}
