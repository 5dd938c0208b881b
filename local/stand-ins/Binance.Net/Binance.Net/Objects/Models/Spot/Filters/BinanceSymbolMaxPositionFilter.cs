namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolMaxPositionFilter : BinanceSymbolFilter
{
    public decimal MaxPosition { get; set; }
}
