using System.Text.Json.Serialization;
using Binance.Net.Interfaces;

namespace Binance.Net.Objects.Models.Spot;

public record Binance24HPrice : Binance24HPriceBase, IBinanceTick
{
    [JsonPropertyName("prevClosePrice")]
    public decimal PrevDayClosePrice { get; set; }

    [JsonPropertyName("bidPrice")]
    public decimal BestBidPrice { get; set; }

    [JsonPropertyName("bidQty")]
    public decimal BestBidQuantity { get; set; }

    [JsonPropertyName("askPrice")]
    public decimal BestAskPrice { get; set; }

    [JsonPropertyName("askQty")]
    public decimal BestAskQuantity { get; set; }

    [JsonPropertyName("volume")]
    public override decimal Volume { get; set; }

    [JsonPropertyName("quoteVolume")]
    public override decimal QuoteVolume { get; set; }
}
