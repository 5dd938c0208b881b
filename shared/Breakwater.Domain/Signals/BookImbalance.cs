using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Which side of an order book is heavier near its middle.</summary>
internal static class BookImbalance
{
    private const decimal Reach = 0.003m;

    /// <summary>
    /// (bids - asks) / (bids + asks) of the value resting within 0.3 % of the middle, from -1 (only sellers) to 1 (only
    /// buyers); null without a book, when a side is empty, or when it is crossed.
    /// </summary>
    public static decimal? Of(OrderBook? book)
    {
        if (book is not { Bids.Count: > 0, Asks.Count: > 0 } || book.Bids[0].Price >= book.Asks[0].Price)
        {
            return null;
        }

        decimal middle = (book.Bids[0].Price + book.Asks[0].Price) / 2m;
        decimal bids = Value(book.Bids, middle);
        decimal asks = Value(book.Asks, middle);

        return bids + asks > 0m ? (bids - asks) / (bids + asks) : null;
    }

    private static decimal Value(IReadOnlyList<BookLevel> side, decimal middle)
    {
        decimal value = 0m;
        foreach (BookLevel level in side)
        {
            value += Math.Abs(level.Price - middle) <= Reach * middle ? level.Price * level.Quantity : 0m;
        }

        return value;
    }
}
