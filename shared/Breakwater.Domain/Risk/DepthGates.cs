using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>Whether the order book holds an entry of this size, at once or in a few slices.</summary>
internal static class DepthGates
{
    public static bool Pass(
        Gates gates, EntryApproval entry, decimal stopPrice, RiskContext context, DepthRules rules)
    {
        if (!EntryDepth.IsAsked(entry.Quantity * entry.MaxPrice, rules))
        {
            return true;
        }

        Instrument instrument = context.Instrument!;
        decimal? allowed = EntryDepth.Allowed(context.Depth, entry.MaxPrice, (instrument, rules));

        return gates.AtLeast(DenialReason.DepthTooThin, "depth.share", allowed / entry.Quantity, rules.MinShare)
            && gates.That(
                DenialReason.DepthTooThin,
                "depth.tradable",
                EntryDepth.IsTradable(instrument, allowed!.Value, stopPrice));
    }
}
