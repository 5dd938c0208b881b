namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolMaxOrdersFilter : BinanceSymbolFilter
{
    public int MaxNumberOrders { get; set; }
}
