using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>What the regime rules may say.</summary>
internal static class RegimeLimits
{
    public static void Check(RuleBreaks breaks, RegimeRules? regime)
    {
        if (!breaks.Given(regime))
        {
            return;
        }

        bool symbol = SymbolLimits.CheckOptional(breaks, "symbol", regime.Symbol);
        bool caution = breaks.Between("cautionFallPercent", regime.CautionFallPercent, 0.1m, 50m);
        bool riskOff = breaks.Between("riskOffFallPercent", regime.RiskOffFallPercent, 0.1m, 50m);
        breaks.Holds(
            !caution || !riskOff || regime.CautionFallPercent <= regime.RiskOffFallPercent,
            $"scan.regime.cautionFallPercent {regime.CautionFallPercent} is above "
            + $"scan.regime.riskOffFallPercent {regime.RiskOffFallPercent}: caution would come after the stop");
        breaks.Holds(
            !symbol || !regime.RequireUpTrend || regime.Symbol.Length > 0,
            "scan.regime.requireUpTrend is true, but scan.regime.symbol names no market whose trend is meant");
    }
}
