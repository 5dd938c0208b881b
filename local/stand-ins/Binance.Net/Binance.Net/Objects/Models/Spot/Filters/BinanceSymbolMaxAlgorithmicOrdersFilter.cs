namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolMaxAlgorithmicOrdersFilter : BinanceSymbolFilter
{
    public int MaxNumberAlgorithmicOrders { get; set; }
}
