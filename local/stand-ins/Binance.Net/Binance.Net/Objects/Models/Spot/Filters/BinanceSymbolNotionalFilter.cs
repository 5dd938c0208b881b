namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolNotionalFilter : BinanceSymbolFilter
{
    public decimal MinNotional { get; set; }

    public decimal MaxNotional { get; set; }

    public bool ApplyMinToMarketOrders { get; set; }

    public bool ApplyMaxToMarketOrders { get; set; }

    public int AveragePriceMinutes { get; set; }
}
