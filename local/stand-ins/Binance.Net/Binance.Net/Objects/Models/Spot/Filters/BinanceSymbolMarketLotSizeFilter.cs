namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolMarketLotSizeFilter : BinanceSymbolFilter
{
    public decimal MinQuantity { get; set; }

    public decimal MaxQuantity { get; set; }

    public decimal StepSize { get; set; }
}
