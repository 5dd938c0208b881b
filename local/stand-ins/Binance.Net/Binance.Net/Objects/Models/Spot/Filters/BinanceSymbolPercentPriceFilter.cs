namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolPercentPriceFilter : BinanceSymbolFilter
{
    public decimal MultiplierUp { get; set; }

    public decimal MultiplierDown { get; set; }

    public int? MultiplierDecimal { get; set; }

    public int? AveragePriceMinutes { get; set; }
}
