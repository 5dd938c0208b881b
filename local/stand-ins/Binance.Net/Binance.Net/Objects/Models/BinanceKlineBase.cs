using Binance.Net.Interfaces;

namespace Binance.Net.Objects.Models;

public abstract record BinanceKlineBase : IBinanceKline
{
    public DateTime OpenTime { get; set; }

    public decimal OpenPrice { get; set; }

    public decimal HighPrice { get; set; }

    public decimal LowPrice { get; set; }

    public decimal ClosePrice { get; set; }

    public abstract decimal Volume { get; set; }

    public DateTime CloseTime { get; set; }

    public abstract decimal QuoteVolume { get; set; }

    public int TradeCount { get; set; }

    public abstract decimal TakerBuyBaseVolume { get; set; }

    public abstract decimal TakerBuyQuoteVolume { get; set; }
}
