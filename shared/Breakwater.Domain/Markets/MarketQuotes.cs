namespace Breakwater.Domain.Markets;

/// <summary>The best bid and ask of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="BidPrice">Highest buying price, quote currency.</param>
/// <param name="BidQuantity">Quantity there, base currency.</param>
/// <param name="AskPrice">Lowest selling price, quote currency.</param>
/// <param name="AskQuantity">Quantity there, base currency.</param>
public sealed record BookTop(
    Symbol Symbol,
    decimal BidPrice,
    decimal BidQuantity,
    decimal AskPrice,
    decimal AskQuantity)
{
    /// <summary>Halfway between bid and ask.</summary>
    public decimal MidPrice => (BidPrice + AskPrice) / 2m;

    /// <summary>Ask minus bid, in basis points of the middle; null when a side is empty.</summary>
    public decimal? SpreadBasisPoints =>
        BidPrice > 0m && AskPrice > 0m ? (AskPrice - BidPrice) / MidPrice * 10_000m : null;
}

/// <summary>One price level of an order book.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="Quantity">Base currency.</param>
public readonly record struct BookLevel(decimal Price, decimal Quantity);

/// <summary>An order book, best prices first on both sides.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Bids">Buyers, highest price first.</param>
/// <param name="Asks">Sellers, lowest price first.</param>
public sealed record OrderBook(Symbol Symbol, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);

/// <summary>The last 24 hours of an instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="LastPrice">Last traded price, quote currency.</param>
/// <param name="QuoteVolume">Traded value, quote currency.</param>
/// <param name="ChangePercent">Price change in per cent.</param>
public sealed record Ticker(Symbol Symbol, decimal LastPrice, decimal QuoteVolume, decimal ChangePercent);
