using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>The market that an order meets.</summary>
/// <param name="Instrument">Steps and limits.</param>
/// <param name="Book">The order book.</param>
/// <param name="Terms">Fees and limits of fills.</param>
/// <param name="Now">The time.</param>
internal sealed record PaperMarket(Instrument Instrument, OrderBook Book, PaperTerms Terms, DateTimeOffset Now)
{
    /// <summary>
    /// How far the market may have moved against an order while that was on its way, quote currency, on the tick.
    /// </summary>
    public decimal Drift { get; init; }

    /// <summary>What a sale gets at most; null for what the book says.</summary>
    public decimal? BidMax { get; init; }

    /// <summary>What a purchase pays at least; null for what the book says.</summary>
    public decimal? AskMin { get; init; }

    /// <summary>Price of the discount asset in the instrument's quote currency; null when there is none.</summary>
    public decimal? DiscountPrice { get; init; }

    public decimal BestBid => Book.Bids.Count > 0 ? Book.Bids[0].Price : 0m;

    public decimal BestAsk => Book.Asks.Count > 0 ? Book.Asks[0].Price : 0m;

    /// <summary>The best price on the side that an order takes from; the other one's when that is empty.</summary>
    public decimal TakerPrice(OrderSide side)
    {
        (decimal own, decimal other) = side is OrderSide.Buy ? (BestAsk, BestBid) : (BestBid, BestAsk);

        return own == 0m ? other : own;
    }

    /// <summary>The price that an order's trigger watches: where it would trade, 0 when there is none.</summary>
    public decimal Watched(OrderSide side) => side is OrderSide.Buy ? BestAsk : BestBid;

    /// <summary>The market for an order whose trigger was touched: no fill is better than where that was.</summary>
    public PaperMarket NoBetterThan(decimal price) => this with { BidMax = price, AskMin = price };

    /// <summary>What an order would take from the book, in order, best price first.</summary>
    public IReadOnlyList<BookLevel> Plan(PaperOrder order)
    {
        IReadOnlyList<BookLevel> levels = order.IsBuy
            ? [.. Book.Asks.Select(level => level with { Price = Math.Max(level.Price + Drift, AskMin ?? 0m) })]
            : [.. Book.Bids
                .Select(level => level with { Price = Math.Min(level.Price - Drift, BidMax ?? decimal.MaxValue) })
                .Where(level => level.Price > 0m)];
        decimal best = levels.Count > 0 ? levels[0].Price : 0m;
        decimal slip = order.IsImmediate ? best * Terms.SlippageMax : decimal.MaxValue;

        return BookWalk.Take(
            levels, order.Remaining, price => order.Takes(price) && Math.Abs(price - best) <= slip);
    }
}
