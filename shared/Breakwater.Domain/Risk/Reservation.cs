using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>Risk set aside for one trade, from approval until it ends.</summary>
/// <param name="TradeId">The trade.</param>
/// <param name="Symbol">Its instrument.</param>
/// <param name="Risk">What a stop-out would cost, quote currency.</param>
/// <param name="Notional">Value at the worst allowed entry, quote currency.</param>
public sealed record Reservation(string TradeId, Symbol Symbol, decimal Risk, decimal Notional)
{
    /// <summary>The UTC day it counts for; set by the ledger that takes it in.</summary>
    public DateOnly Day { get; init; }
}
