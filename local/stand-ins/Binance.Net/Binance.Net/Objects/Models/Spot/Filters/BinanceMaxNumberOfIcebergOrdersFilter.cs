namespace Binance.Net.Objects.Models.Spot;

public record BinanceMaxNumberOfIcebergOrdersFilter : BinanceSymbolFilter
{
    public int MaxNumIcebergOrders { get; set; }
}
