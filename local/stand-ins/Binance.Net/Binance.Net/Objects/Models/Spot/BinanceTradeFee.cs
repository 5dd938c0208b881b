using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceTradeFee
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("makerCommission")]
    public decimal MakerFee { get; set; }

    [JsonPropertyName("takerCommission")]
    public decimal TakerFee { get; set; }
}
