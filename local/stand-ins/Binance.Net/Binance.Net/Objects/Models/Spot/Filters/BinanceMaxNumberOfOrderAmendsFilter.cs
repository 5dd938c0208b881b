namespace Binance.Net.Objects.Models.Spot;

public record BinanceMaxNumberOfOrderAmendsFilter : BinanceSymbolFilter
{
    public int MaxNumOrderAmends { get; set; }
}
