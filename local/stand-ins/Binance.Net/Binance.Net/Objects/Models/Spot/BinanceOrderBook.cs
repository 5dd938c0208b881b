using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceOrderBook
{
    [JsonPropertyName("s")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("lastUpdateId")]
    public long LastUpdateId { get; set; }

    [JsonPropertyName("bids")]
    public BinanceOrderBookEntry[] Bids { get; set; } = [];

    [JsonPropertyName("asks")]
    public BinanceOrderBookEntry[] Asks { get; set; } = [];
}
