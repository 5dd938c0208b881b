namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolIcebergPartsFilter : BinanceSymbolFilter
{
    public int Limit { get; set; }
}
