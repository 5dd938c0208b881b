using System.Text.Json.Serialization;
using Binance.Net.Enums;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceAccountInfo
{
    [JsonPropertyName("makerCommission")]
    public decimal MakerFee { get; set; }

    [JsonPropertyName("takerCommission")]
    public decimal TakerFee { get; set; }

    [JsonPropertyName("buyerCommission")]
    public decimal BuyerFee { get; set; }

    [JsonPropertyName("sellerCommission")]
    public decimal SellerFee { get; set; }

    [JsonPropertyName("canTrade")]
    public bool CanTrade { get; set; }

    [JsonPropertyName("canWithdraw")]
    public bool CanWithdraw { get; set; }

    [JsonPropertyName("canDeposit")]
    public bool CanDeposit { get; set; }

    [JsonPropertyName("brokered")]
    public bool Brokered { get; set; }

    [JsonPropertyName("requireSelfTradePrevention")]
    public bool RequireSelfTradePrevention { get; set; }

    [JsonPropertyName("preventSor")]
    public bool PreventSmartOrderRouting { get; set; }

    [JsonPropertyName("uid")]
    public long UserId { get; set; }

    [JsonPropertyName("updateTime")]
    public DateTime UpdateTime { get; set; }

    [JsonPropertyName("accountType")]
    public AccountType AccountType { get; set; }

    [JsonPropertyName("permissions")]
    public PermissionType[] Permissions { get; set; } = [];

    [JsonPropertyName("balances")]
    public BinanceBalance[] Balances { get; set; } = [];
}
