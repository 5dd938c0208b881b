using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>How much value rests near the middle of an order book.</summary>
internal static class BookDepth
{
    // Prices are compared with a share of the middle, never with an absolute distance.
    private const decimal NearPercent = 0.3m;

    /// <summary>Whether the best bid is at or above the best ask: a broken feed, whose middle means nothing.</summary>
    public static bool IsCrossed(OrderBook book) =>
        book.Bids.Count > 0 && book.Asks.Count > 0 && book.Bids[0].Price >= book.Asks[0].Price;

    /// <summary>The value within 0.3 % of the middle, inclusive, on the thinner side, quote currency.</summary>
    /// <remarks>0 when a side is empty: nothing rests there. Both sides count, or many sellers would pass.</remarks>
    public static decimal ThinnerSide(OrderBook book)
    {
        if (book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            return 0m;
        }

        (decimal bids, decimal asks) = NearMiddle(book);

        return Math.Min(bids, asks);
    }

    /// <summary>The value within 0.3 % of the middle, inclusive, of each side, quote currency; neither is
    /// empty.</summary>
    public static (decimal Bids, decimal Asks) NearMiddle(OrderBook book)
    {
        decimal middle = (book.Bids[0].Price + book.Asks[0].Price) / 2m;
        decimal distance = middle * NearPercent / 100m;

        return (Value(book.Bids, middle - distance, middle), Value(book.Asks, middle, middle + distance));
    }

    /// <summary>The value offered up to a price, inclusive, quote currency.</summary>
    public static decimal Offered(OrderBook book, decimal highest) => Value(book.Asks, 0m, highest);

    private static decimal Value(IReadOnlyList<BookLevel> side, decimal lowest, decimal highest)
    {
        decimal value = 0m;
        foreach (BookLevel level in side)
        {
            value += level.Price >= lowest && level.Price <= highest ? level.Price * level.Quantity : 0m;
        }

        return value;
    }
}
