namespace Binance.Net.Interfaces;

public interface IBinanceTick : IBinance24HPrice
{
    decimal PrevDayClosePrice { get; set; }

    decimal BestBidPrice { get; set; }

    decimal BestBidQuantity { get; set; }

    decimal BestAskPrice { get; set; }

    decimal BestAskQuantity { get; set; }
}
