namespace Binance.Net.Objects.Models.Spot;

public record BinanceSymbolMinNotionalFilter : BinanceSymbolFilter
{
    public decimal MinNotional { get; set; }

    public bool? ApplyToMarketOrders { get; set; }

    public int? AveragePriceMinutes { get; set; }
}
