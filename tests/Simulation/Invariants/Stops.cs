using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>What a control means, said once more: a mistake in the code's own words would not show.</summary>
internal static class Stops
{
    /// <summary>Whether entries may be made.</summary>
    public static bool MayBuy(BotControl control) => control is
    {
        Run: BotRun.Running, Phase: BootPhase.Running, KilledBecause: null, BreakerBecause: null,
        FlatteningBecause: null, MismatchBecause: null, MismatchHalts: false,
    };

    /// <summary>A control was stored in the place of another.</summary>
    public static void Check(Site site, BotControl before, BotControl after)
    {
        if (after.FlatAt is not null && after.FlatAt != before.FlatAt
            && site.Watch.Trades.Values.FirstOrDefault(trade => trade.Status is TradeStatus.Open) is { } held)
        {
            site.Break(Law.KilledIsFlat, $"flat is reported while {held.Id} holds {held.HeldQuantity}");
        }

        if (before.MismatchBecause is null && after.MismatchBecause is { } because && !site.Watch.Shortage.IsLasting)
        {
            site.Break(Law.PositionAsBooked, $"nothing has been missing for long, and entries stop: {because}");
        }
    }
}
