using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceDiscountInfo
{
    [JsonPropertyName("discount")]
    public decimal Discount { get; set; }

    [JsonPropertyName("enabledForAccount")]
    public bool EnabledForAccount { get; set; }

    [JsonPropertyName("enabledForSymbol")]
    public bool EnabledForSymbol { get; set; }

    [JsonPropertyName("discountAsset")]
    public string DiscountAsset { get; set; } = "";
}
