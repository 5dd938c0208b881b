using System.Text.Json.Serialization;
using Binance.Net.Enums;
using Binance.Net.Interfaces;

namespace Binance.Net.Objects.Models;

public abstract record Binance24HPriceBase : IBinance24HPrice
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("priceChange")]
    public decimal PriceChange { get; set; }

    [JsonPropertyName("priceChangePercent")]
    public decimal PriceChangePercent { get; set; }

    [JsonPropertyName("weightedAvgPrice")]
    public decimal WeightedAveragePrice { get; set; }

    [JsonPropertyName("lastPrice")]
    public decimal LastPrice { get; set; }

    [JsonPropertyName("lastQty")]
    public decimal LastQuantity { get; set; }

    [JsonPropertyName("openPrice")]
    public decimal OpenPrice { get; set; }

    [JsonPropertyName("highPrice")]
    public decimal HighPrice { get; set; }

    [JsonPropertyName("lowPrice")]
    public decimal LowPrice { get; set; }

    public abstract decimal Volume { get; set; }

    public abstract decimal QuoteVolume { get; set; }

    [JsonPropertyName("openTime")]
    public DateTime OpenTime { get; set; }

    [JsonPropertyName("closeTime")]
    public DateTime CloseTime { get; set; }

    [JsonPropertyName("firstId")]
    public long FirstTradeId { get; set; }

    [JsonPropertyName("lastId")]
    public long LastTradeId { get; set; }

    [JsonPropertyName("count")]
    public long TotalTrades { get; set; }

    [JsonPropertyName("st")]
    public SymbolType? SymbolType { get; set; }
}
