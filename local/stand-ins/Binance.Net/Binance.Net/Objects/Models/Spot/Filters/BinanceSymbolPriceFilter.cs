namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolPriceFilter : BinanceSymbolFilter
{
    public decimal MinPrice { get; set; }

    public decimal MaxPrice { get; set; }

    public decimal TickSize { get; set; }
}
