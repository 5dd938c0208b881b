using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceExchangeInfo
{
    [JsonPropertyName("timezone")]
    public string TimeZone { get; set; } = "";

    [JsonPropertyName("serverTime")]
    public DateTime ServerTime { get; set; }

    [JsonPropertyName("rateLimits")]
    public BinanceRateLimit[] RateLimits { get; set; } = [];

    [JsonPropertyName("symbols")]
    public BinanceSymbol[] Symbols { get; set; } = [];

    [JsonPropertyName("exchangeFilters")]
    public object[] ExchangeFilters { get; set; } = [];

    [JsonPropertyName("sors")]
    public BinanceSor[]? SmartOrderRoutings { get; set; }
}
