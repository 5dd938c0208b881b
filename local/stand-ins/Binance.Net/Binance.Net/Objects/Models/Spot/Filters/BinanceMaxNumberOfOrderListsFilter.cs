namespace Binance.Net.Objects.Models.Spot;

public record BinanceMaxNumberOfOrderListsFilter : BinanceSymbolFilter
{
    public int MaxNumOrderLists { get; set; }
}
