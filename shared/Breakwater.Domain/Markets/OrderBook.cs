namespace Breakwater.Domain.Markets;

/// <summary>One price level of an order book.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="Quantity">Base currency.</param>
public readonly record struct BookLevel(decimal Price, decimal Quantity);

/// <summary>An order book, best prices first on both sides.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Bids">Buyers, highest price first.</param>
/// <param name="Asks">Sellers, lowest price first.</param>
public sealed record OrderBook(Symbol Symbol, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);
