namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolPercentPriceBySideFilter : BinanceSymbolFilter
{
    public decimal BidMultiplierUp { get; set; }

    public decimal AskMultiplierUp { get; set; }

    public decimal BidMultiplierDown { get; set; }

    public decimal AskMultiplierDown { get; set; }

    public int AveragePriceMinutes { get; set; }
}
