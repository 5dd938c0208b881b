using System.Text.Json.Serialization;

namespace Binance.Net.Objects.Models.Spot;

public record BinanceCommissions
{
    [JsonPropertyName("symbol")]
    public string Symbol { get; set; } = "";

    [JsonPropertyName("standardCommission")]
    public BinanceCommissionInfo StandardCommissions { get; set; } = null!;

    [JsonPropertyName("taxCommission")]
    public BinanceCommissionInfo TaxCommissions { get; set; } = null!;

    [JsonPropertyName("specialCommission")]
    public BinanceCommissionInfo SpecialCommissions { get; set; } = null!;

    [JsonPropertyName("discount")]
    public BinanceDiscountInfo Discount { get; set; } = null!;
}
