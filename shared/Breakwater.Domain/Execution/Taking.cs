namespace Breakwater.Domain.Execution;

/// <summary>Coins of a trade that the account does not own any more, and that no order of ours has sold.</summary>
/// <param name="Quantity">Base currency; what a fill of ours explains later is taken off.</param>
/// <param name="Price">The bid when it was recorded, quote currency.</param>
/// <param name="Since">When it was first found missing.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Taking(decimal Quantity, decimal Price, DateTimeOffset Since, DateTimeOffset At)
{
    /// <summary>What it was worth, quote currency.</summary>
    public decimal Value => Quantity * Price;
}
