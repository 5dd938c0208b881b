using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Counts losses beside the ledger: what it remembers of them is what later entries are measured by.</summary>
public sealed class LedgerWatch(Site site)
{
    // The clocks of two instances differ by so much.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(2);
    private int losses;
    private DateTimeOffset pausedUntil;

    /// <summary>Trades and the ledger were stored together.</summary>
    public void Committed((Portfolio? Old, Portfolio? New) ledger, IEnumerable<(Trade? Old, Trade New)> trades)
    {
        RiskRules rules = site.Settings.Deployed.Preset.Risk;
        foreach ((Trade? old, Trade trade) in trades)
        {
            if (old is null && site.Now + ClocksDiffer < pausedUntil)
            {
                site.Break(Law.RiskWithinLimits, $"{trade.Id} is entered in the pause after losses");
            }

            if (trade.Status is TradeStatus.Closed && old?.Status is not TradeStatus.Closed)
            {
                Count(trade, rules);
            }
        }

        if (ledger.New is { } after && after.ClosedTrades > (ledger.Old?.ClosedTrades ?? 0)
            && after.HighWaterMark < after.Equity)
        {
            site.Break(Law.EquityAsBooked, $"equity is {after.Equity}, its highest {after.HighWaterMark}");
        }
    }

    private void Count(Trade closed, RiskRules rules)
    {
        decimal net = closed.Result().Net;
        losses = net > 0m ? 0 : net < 0m ? losses + 1 : losses;
        if (losses >= rules.MaxConsecutiveLosses)
        {
            losses = 0;
            pausedUntil = closed.ClosedAt!.Value.AddMinutes(rules.CoolDownMinutes);
        }
    }
}
