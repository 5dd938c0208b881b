namespace Breakwater.Domain.Execution;

/// <summary>What a position would cost at its stop if more of it were bought.</summary>
public static class AddOnRisk
{
    /// <summary>
    /// The loss at the stop that rests now, over all that is held and the add-on, quote currency, before fees; negative
    /// for a profit that the stop has locked in. Null when no untouched stop rests over all of the position, or another
    /// hand is at work on it.
    /// </summary>
    /// <param name="trade">The trade before the add-on.</param>
    /// <param name="quantity">Base currency to be added.</param>
    /// <param name="price">The worst price that may be paid for it, quote currency.</param>
    public static decimal? Of(Trade trade, decimal quantity, decimal price)
    {
        // What the trade wishes its stop to be protects nothing: only the price that the venue holds counts.
        if (trade.Takings is not null
            || trade.RestingStop is not { State: LegState.Accepted, Fills.Count: 0, StopPrice: { } stop }
            || !TradeSteps.IsCovered(trade))
        {
            return null;
        }

        decimal held = trade.BoughtQuantity - trade.SoldQuantity;

        return (held * (trade.EntryPrice - stop)) + (quantity * (price - stop));
    }

    /// <summary>Whether <paramref name="addOn"/> leaves the total risk at or below the initial risk.</summary>
    public static bool Allows(Trade trade, Leg addOn) =>
        addOn.Price is { } price && Of(trade, addOn.Quantity, price) <= trade.InitialRiskAmount;
}
