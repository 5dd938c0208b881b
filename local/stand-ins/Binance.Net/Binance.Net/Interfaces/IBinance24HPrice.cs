namespace Binance.Net.Interfaces;

public interface IBinance24HPrice : IBinanceMiniTick
{
    decimal PriceChange { get; set; }

    decimal PriceChangePercent { get; set; }

    decimal WeightedAveragePrice { get; set; }

    decimal LastQuantity { get; set; }

    DateTime OpenTime { get; set; }

    DateTime CloseTime { get; set; }

    long FirstTradeId { get; set; }

    long LastTradeId { get; set; }

    long TotalTrades { get; set; }
}
