using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Risk;

/// <summary>Whether this is a time to enter anything at all.</summary>
internal static class MarketGates
{
    public static bool Pass(Gates gates, RiskContext context, RiskRules rules) =>
        IsFit(gates, context.Regime)
        && IsOutsideBlackouts(gates, context.Now, rules.Blackouts)
        && gates.Over(DenialReason.CircuitOpen, "breaker.closed", context.Portfolio!.BreakerOpenUntil, context.Now);

    private static bool IsFit(Gates gates, MarketRegime regime)
    {
        decimal? value = regime is MarketRegime.Unknown ? null : (int)regime;
        bool isFit = regime is MarketRegime.Caution or MarketRegime.Normal;

        return gates.Pass(
            DenialReason.RegimeNotFit, new Check("regime", value, (int)MarketRegime.Caution, isFit));
    }

    // The first that runs is enough to wait for; its name says why.
    private static bool IsOutsideBlackouts(Gates gates, DateTimeOffset now, IReadOnlyList<Blackout> blackouts)
    {
        Blackout? running = blackouts.FirstOrDefault(blackout => blackout.EndsAt(now) is not null);
        string name = running is null ? "blackout" : $"blackout.{running.Reason}";

        return gates.Over(DenialReason.Blackout, name, running?.EndsAt(now), now);
    }
}
