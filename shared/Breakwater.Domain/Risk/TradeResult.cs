namespace Breakwater.Domain.Risk;

/// <summary>What a closed trade brought.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="Gross">Before fees, quote currency.</param>
/// <param name="Fees">Fees of both sides, quote currency.</param>
/// <param name="Remainder">
/// Value of what is too small to be sold, at the last sale's price, and of what another hand took; part of the gross.
/// </param>
/// <param name="ClosedAt">When the last quantity was sold.</param>
public sealed record TradeResult(
    string TradeId, decimal Gross, decimal Fees, decimal Remainder, DateTimeOffset ClosedAt)
{
    /// <summary>
    /// What the whole trade could lose at its first stop, quote currency: one R. Not positive when it is not known.
    /// </summary>
    public decimal InitialRisk { get; init; }

    /// <summary>Gross minus fees, quote currency.</summary>
    public decimal Net => Gross - Fees;

    /// <summary><see cref="Net"/> in units of <see cref="InitialRisk"/>; null when that is not known.</summary>
    public decimal? NetR => InitialRisk > 0m ? Net / InitialRisk : null;
}
