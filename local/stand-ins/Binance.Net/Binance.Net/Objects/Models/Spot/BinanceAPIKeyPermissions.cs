using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceAPIKeyPermissions
{
    [JsonPropertyName("ipRestrict")]
    public bool IpRestrict { get; set; }

    [JsonPropertyName("createTime")]
    public DateTime CreateTime { get; set; }

    [JsonPropertyName("enableWithdrawals")]
    public bool EnableWithdrawals { get; set; }

    [JsonPropertyName("permitsUniversalTransfer")]
    public bool PermitsUniversalTransfer { get; set; }

    [JsonPropertyName("enableInternalTransfer")]
    public bool EnableInternalTransfer { get; set; }

    [JsonPropertyName("enableVanillaOptions")]
    public bool EnableVanillaOptions { get; set; }

    [JsonPropertyName("enableReading")]
    public bool EnableReading { get; set; }

    [JsonPropertyName("enableFutures")]
    public bool EnableFutures { get; set; }

    [JsonPropertyName("enableMargin")]
    public bool EnableMargin { get; set; }

    [JsonPropertyName("enableSpotAndMarginTrading")]
    public bool EnableSpotAndMarginTrading { get; set; }

    [JsonPropertyName("enablePortfolioMarginTrading")]
    public bool EnablePortfolioMarginTrading { get; set; }

    [JsonPropertyName("tradingAuthorityExpirationTime")]
    public DateTime? TradingAuthorityExpirationTime { get; set; }

    [JsonPropertyName("enableFixApiTrade")]
    public bool EnableFixApiTrade { get; set; }

    [JsonPropertyName("enableFixReadOnly")]
    public bool EnableFixReadOnly { get; set; }
}
