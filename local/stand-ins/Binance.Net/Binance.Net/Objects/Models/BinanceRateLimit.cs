using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models;

public record BinanceRateLimit
{
    [JsonPropertyName("interval")]
    public RateLimitInterval Interval { get; set; }

    [JsonPropertyName("rateLimitType")]
    public RateLimitType Type { get; set; }

    [JsonPropertyName("intervalNum")]
    public int IntervalNumber { get; set; }

    [JsonPropertyName("limit")]
    public int Limit { get; set; }
}
