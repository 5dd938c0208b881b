namespace Breakwater.Domain.Execution;

/// <summary>One execution at the venue.</summary>
/// <param name="TradeId">The venue's id; with the symbol it names the fill, which is applied once.</param>
/// <param name="Price">Quote currency.</param>
/// <param name="Quantity">Base currency.</param>
/// <param name="Commission">Amount of <paramref name="CommissionAsset"/>.</param>
/// <param name="CommissionAsset">What it was paid in: base for a buy, quote for a sell, or a discount asset.</param>
/// <param name="At">Venue time.</param>
public sealed record Fill(
    long TradeId,
    decimal Price,
    decimal Quantity,
    decimal Commission,
    string CommissionAsset,
    DateTimeOffset At)
{
    /// <summary>Price times quantity, quote currency.</summary>
    public decimal Value => Price * Quantity;
}
