namespace Breakwater.Local.Exchange.Trading;

/// <summary>One fill of an order.</summary>
public sealed record Trade(long Id, Order Order, decimal Price, decimal Quantity)
{
    public decimal Quote { get; init; }

    public decimal Commission { get; init; }

    public required string CommissionAsset { get; init; }

    public long Time { get; init; }

    public bool IsMaker { get; init; }
}
