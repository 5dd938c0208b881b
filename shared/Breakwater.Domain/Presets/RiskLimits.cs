using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the risk rules may say.</summary>
internal static class RiskLimits
{
    private const int WeekMinutes = 7 * 24 * 60;

    public static void Check(RuleBreaks breaks, RiskRules? risk)
    {
        if (!breaks.Given(risk))
        {
            return;
        }

        int before = breaks.All.Count;
        CheckLimits(breaks, risk);
        CheckPauses(breaks, risk);
        CheckCosts(breaks, risk);
        // The rest compares what is only sensible to compare once each holds by itself.
        if (breaks.All.Count == before)
        {
            CheckOrder(breaks, risk);
        }

        ReductionLimits.Check(breaks.In("reductions"), risk.Reductions);
        BreakerLimits.Check(breaks.In("breaker"), risk.Breaker);
        BlackoutLimits.Check(breaks, risk.Blackouts);
        EvidenceLimits.Check(breaks.In("evidence"), risk.Evidence);
        DepthLimits.Check(breaks.In("depth"), risk.Depth);
    }

    private static void CheckLimits(RuleBreaks breaks, RiskRules risk)
    {
        breaks.Between("riskPerTradePercent", risk.RiskPerTradePercent, 0.01m, 5m);
        breaks.Between("maxOpenPositions", risk.MaxOpenPositions, 1, 10);
        breaks.Between("maxOpenRiskPercent", risk.MaxOpenRiskPercent, 0.01m, 50m);
        breaks.Between("maxPositionPercent", risk.MaxPositionPercent, 1m, 100m);
        breaks.Between("maxPositionNotional", risk.MaxPositionNotional, 10m, 1_000_000_000m);
        breaks.Between("maxExposurePercent", risk.MaxExposurePercent, 1m, 100m);
        breaks.Between("maxCorrelation", risk.MaxCorrelation, 0m, 1m);
        breaks.Between("maxDailyLossPercent", risk.MaxDailyLossPercent, 0.1m, 50m);
        breaks.Between("maxDailyLossR", risk.MaxDailyLossR, 0.5m, 100m);
        breaks.Between("maxDrawdownPercent", risk.MaxDrawdownPercent, 0.1m, 90m);
    }

    private static void CheckPauses(RuleBreaks breaks, RiskRules risk)
    {
        breaks.Between("maxConsecutiveLosses", risk.MaxConsecutiveLosses, 1, 20);
        breaks.Between("coolDownMinutes", risk.CoolDownMinutes, 0, WeekMinutes);
        breaks.Between("symbolCoolDownMinutes", risk.SymbolCoolDownMinutes, 0, WeekMinutes);
        breaks.Between("maxTradesPerDay", risk.MaxTradesPerDay, 1, 1000);
    }

    private static void CheckCosts(RuleBreaks breaks, RiskRules risk)
    {
        breaks.Between("maxCostToRisk", risk.MaxCostToRisk, 0m, 1m);
        breaks.Between("feeBasisPoints", risk.FeeBasisPoints, 0m, 100m);
        breaks.Between("slippageBasisPoints", risk.SlippageBasisPoints, 0m, 500m);
        breaks.Between("maxSpreadBasisPoints", risk.MaxSpreadBasisPoints, 0.1m, 500m);
    }

    private static void CheckOrder(RuleBreaks breaks, RiskRules risk)
    {
        decimal atOnce = risk.RiskPerTradePercent * risk.MaxOpenPositions;
        breaks.Holds(
            risk.MaxOpenRiskPercent <= risk.MaxDailyLossPercent,
            $"risk.maxOpenRiskPercent {risk.MaxOpenRiskPercent} is above "
            + $"risk.maxDailyLossPercent {risk.MaxDailyLossPercent}: all stops at once would pass it");
        breaks.Holds(
            atOnce <= risk.MaxOpenRiskPercent,
            $"risk.riskPerTradePercent times risk.maxOpenPositions is {atOnce}, above "
            + $"risk.maxOpenRiskPercent {risk.MaxOpenRiskPercent}: the last positions could never be opened");
        breaks.Holds(
            risk.MaxDrawdownPercent >= risk.MaxDailyLossPercent,
            $"risk.maxDrawdownPercent {risk.MaxDrawdownPercent} is below "
            + $"risk.maxDailyLossPercent {risk.MaxDailyLossPercent}");
        breaks.Holds(
            risk.MaxPositionPercent <= risk.MaxExposurePercent,
            $"risk.maxPositionPercent {risk.MaxPositionPercent} is above "
            + $"risk.maxExposurePercent {risk.MaxExposurePercent}");
    }
}
