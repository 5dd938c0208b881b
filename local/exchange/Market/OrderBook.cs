namespace Breakwater.Local.Exchange.Market;

/// <summary>A book at one time, best prices first.</summary>
public sealed record OrderBook(IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks)
{
    public BookLevel BestBid => Bids[0];

    public BookLevel BestAsk => Asks[0];
}
