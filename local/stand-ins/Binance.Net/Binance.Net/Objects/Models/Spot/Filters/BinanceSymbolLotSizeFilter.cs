namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolLotSizeFilter : BinanceSymbolFilter
{
    public decimal MinQuantity { get; set; }

    public decimal MaxQuantity { get; set; }

    public decimal StepSize { get; set; }
}
