namespace Binance.Net.Interfaces;

public interface IBinanceKline
{
    DateTime OpenTime { get; set; }

    decimal OpenPrice { get; set; }

    decimal HighPrice { get; set; }

    decimal LowPrice { get; set; }

    decimal ClosePrice { get; set; }

    decimal Volume { get; set; }

    DateTime CloseTime { get; set; }

    decimal QuoteVolume { get; set; }

    int TradeCount { get; set; }

    decimal TakerBuyBaseVolume { get; set; }

    decimal TakerBuyQuoteVolume { get; set; }
}
