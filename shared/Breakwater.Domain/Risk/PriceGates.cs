using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Risk;

/// <summary>Whether the price of the moment still makes it a good trade.</summary>
internal static class PriceGates
{
    public static bool Pass(Gates gates, BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        BookTop book = context.Book!;
        decimal? spread = book.SpreadBasisPoints;
        // On the tick, as the order will be: a coarse tick may reach down to the stop.
        decimal distance = context.Instrument!.PriceDown(signal.MaxEntryPrice) - signal.StopPrice;
        // Zero is a stop that nobody set, never a wide one.
        bool stopIsBelow = signal.StopPrice > 0m && distance > 0m && signal.StopPrice < book.BidPrice;
        decimal costs = signal.MaxEntryPrice / 10_000m
            * ((2m * rules.FeeBasisPoints) + rules.SlippageBasisPoints + (spread ?? 0m));

        return gates.AtMost(DenialReason.PriceBeyondChaseLimit, "ask", book.AskPrice, signal.MaxEntryPrice)
            && gates.AtMost(DenialReason.SpreadTooWide, "spread.bps", spread, rules.MaxSpreadBasisPoints)
            && gates.That(DenialReason.StopNotBelowEntry, "stop.below.entry", stopIsBelow)
            && gates.AtMost(DenialReason.CostTooHigh, "cost.to.risk", costs / distance, rules.MaxCostToRisk);
    }
}
