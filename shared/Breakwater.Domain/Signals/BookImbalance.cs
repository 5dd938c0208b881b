using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Signals;

/// <summary>Which side of an order book is heavier near its middle.</summary>
internal static class BookImbalance
{
    /// <summary>
    /// (bids - asks) / (bids + asks) of the value resting within 0.3 % of the middle, from -1 (only sellers) to 1 (only
    /// buyers); null without a book, when a side is empty, or when it is crossed.
    /// </summary>
    public static decimal? Of(OrderBook? book)
    {
        if (book is not { Bids.Count: > 0, Asks.Count: > 0 } || BookDepth.IsCrossed(book))
        {
            return null;
        }

        (decimal bids, decimal asks) = BookDepth.NearMiddle(book);

        return bids + asks > 0m ? (bids - asks) / (bids + asks) : null;
    }
}
