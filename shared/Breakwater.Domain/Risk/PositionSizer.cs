using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>Sizes by risk: a stop-out loses the chosen share of equity, or less where limits cut it.</summary>
public static class PositionSizer
{
    /// <summary>Base quantity, on the lot step and rounded down; zero when nothing tradable is left.</summary>
    /// <param name="equity">Quote currency, positive.</param>
    /// <param name="entryPrice">The worst price that may be paid, positive.</param>
    /// <param name="stopPrice">Below <paramref name="entryPrice"/>.</param>
    /// <param name="freeQuote">Quote currency that can be spent.</param>
    /// <param name="terms">The instrument and the limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stop is not below the entry, or the entry is not
    /// positive.</exception>
    public static decimal Size(
        decimal equity, decimal entryPrice, decimal stopPrice, decimal freeQuote, (Instrument On, RiskRules By) terms)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(stopPrice, entryPrice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(entryPrice);

        decimal byRisk = equity * terms.By.RiskPerTradePercent / 100m / (entryPrice - stopPrice);
        decimal byShare = equity * terms.By.MaxPositionPercent / 100m / entryPrice;
        decimal byValue = terms.By.MaxPositionNotional / entryPrice;
        // The fee is paid on top of what is bought when the account pays it in quote or a discount asset.
        decimal byCash = freeQuote / (entryPrice * (1m + (terms.By.FeeBasisPoints / 10_000m)));
        decimal byVenue = terms.On.MaxQuantity == 0m ? decimal.MaxValue : terms.On.MaxQuantity;

        decimal[] limits = [byRisk, byShare, byValue, byCash, byVenue];
        decimal quantity = limits.Min();

        return quantity <= 0m ? 0m : terms.On.QuantityDown(quantity);
    }
}
