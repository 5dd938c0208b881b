using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinancePlacedOrder : BinanceOrderBase
{
    [JsonPropertyName("fills")]
    public BinanceOrderTrade[]? Trades { get; set; }

    [JsonPropertyName("marginBuyBorrowAmount")]
    public decimal? MarginBuyBorrowQuantity { get; set; }

    [JsonPropertyName("marginBuyBorrowAsset")]
    public string? MarginBuyBorrowAsset { get; set; }
}
