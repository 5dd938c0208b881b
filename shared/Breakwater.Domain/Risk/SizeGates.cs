using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Risk;

/// <summary>How large the entry may be, and whether that is large enough.</summary>
internal static class SizeGates
{
    public static RiskDecision Decide(
        Gates gates, string tradeId, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        Instrument instrument = context.Instrument!;
        decimal free = context.FreeQuote!.Value;
        bool usable = free > 0m && free >= instrument.MinNotional;
        if (!gates.That(DenialReason.InsufficientBalance, "balance.usable", usable))
        {
            return gates.Denied;
        }

        decimal limit = instrument.PriceDown(signal.MaxEntryPrice);
        RiskRules reduced = rules with
        {
            RiskPerTradePercent = rules.RiskPerTradePercent * Reduction(gates, signal, context, rules),
        };
        decimal quantity = PositionSizer.Size(
            context.Portfolio!.Equity, limit, signal.StopPrice, free, (instrument, reduced));
        var entry = new EntryApproval(signal.Symbol, quantity, limit, quantity * (limit - signal.StopPrice));
        var reservation = new Reservation(tradeId, signal.Symbol, entry.Risk, quantity * limit);

        decimal worth = instrument.WorthAtStop(quantity, signal.StopPrice, rules.FeeBasisPoints);

        return IsTradable(gates, quantity, worth, instrument)
            && DepthGates.Pass(gates, entry, signal.StopPrice, context, rules.Depth)
            && Fits(gates, reservation, context.Portfolio, free, rules)
            ? new RiskDecision.Approved(entry, reservation, gates.Checks)
            : gates.Denied;
    }

    private static decimal Reduction(Gates gates, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        decimal product = 1m;
        foreach (Check factor in SizeFactors.Of(signal, context, rules))
        {
            gates.Pass(DenialReason.None, factor);
            product *= factor.Value!.Value;
        }

        return product;
    }

    // The worth counts at the stop: what is worth less there could not be protected.
    private static bool IsTradable(Gates gates, decimal quantity, decimal worth, Instrument instrument) =>
        gates.Above(DenialReason.QuantityBelowMinimum, "quantity.positive", quantity, 0m)
        && gates.AtLeast(DenialReason.QuantityBelowMinimum, "quantity", quantity, instrument.MinQuantity)
        && gates.AtLeast(DenialReason.NotionalBelowMinimum, "notional", worth, instrument.MinNotional);

    private static bool Fits(Gates gates, Reservation wanted, Portfolio portfolio, decimal free, RiskRules rules)
    {
        decimal openRisk = (portfolio.OpenRisk + wanted.Risk) / portfolio.Equity * 100m;
        decimal exposure = (portfolio.Exposure + wanted.Notional) / portfolio.Equity * 100m;

        return gates.AtMost(DenialReason.OpenRiskLimit, "risk.open.percent", openRisk, rules.MaxOpenRiskPercent)
            && gates.AtMost(DenialReason.ExposureLimit, "exposure.percent", exposure, rules.MaxExposurePercent)
            && gates.AtMost(DenialReason.InsufficientBalance, "balance", wanted.Notional, free);
    }
}
