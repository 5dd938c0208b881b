using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>The market that an order meets.</summary>
/// <param name="Instrument">Steps and limits.</param>
/// <param name="Book">The order book.</param>
/// <param name="FeeBasisPoints">Taker fee.</param>
/// <param name="Now">The time.</param>
internal sealed record PaperMarket(Instrument Instrument, OrderBook Book, decimal FeeBasisPoints, DateTimeOffset Now)
{
    public decimal BestBid => Book.Bids.Count > 0 ? Book.Bids[0].Price : 0m;

    /// <summary>The best price on the side that an order takes from; the other one's when that is empty.</summary>
    public decimal TakerPrice(OrderSide side)
    {
        decimal bestAsk = Book.Asks.Count > 0 ? Book.Asks[0].Price : BestBid;

        return side is OrderSide.Buy || BestBid == 0m ? bestAsk : BestBid;
    }
}
