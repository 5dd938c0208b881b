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
