namespace Breakwater.Local.Exchange.Trading;

/// <summary>What a level of the book gives to an order.</summary>
public readonly record struct PlannedFill(decimal Price, decimal Quantity)
{
    public decimal Quote => Units.Cut(Price * Quantity);
}
