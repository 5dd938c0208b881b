namespace Breakwater.Local.Exchange.Market;

/// <summary>One price of the book, in ticks and steps.</summary>
public readonly record struct BookLevel(long Price, long Quantity);
