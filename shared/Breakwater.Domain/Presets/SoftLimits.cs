using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>What the soft checks may say. Null leaves a check out.</summary>
internal static class SoftLimits
{
    public static void Check(RuleBreaks breaks, SoftRules? soft)
    {
        if (!breaks.Given(soft))
        {
            return;
        }

        int before = breaks.All.Count;
        breaks.Between("required", soft.Required, 0, 10);
        breaks.Between("maxVwapGapAtr", soft.MaxVwapGapAtr, 0.01m, 50m);
        breaks.Between("minRsi", soft.MinRsi, 1m, 99m);
        breaks.Between("maxRsi", soft.MaxRsi, 1m, 99m);
        breaks.Between("minAdx", soft.MinAdx, 1m, 99m);
        breaks.Between("trendEma", soft.TrendEma, 2, 500);
        breaks.Between("minBookImbalance", soft.MinBookImbalance, -1m, 1m);
        breaks.Between("maxApproachPercent", soft.MaxApproachPercent, 0.01m, 20m);
        breaks.Between("minSlopePercent", soft.MinSlopePercent, 0m, 20m);
        breaks.Between("cleanCandles", soft.CleanCandles, 1, 100);
        breaks.Between("minConsolidationCandles", soft.MinConsolidationCandles, 1, 10);
        if (breaks.All.Count == before)
        {
            CheckPool(breaks, soft);
        }
    }

    private static void CheckPool(RuleBreaks breaks, SoftRules soft)
    {
        decimal?[] checks =
        [
            soft.MaxVwapGapAtr,
            soft.MinRsi,
            soft.MaxRsi,
            soft.MinAdx,
            soft.TrendEma,
            soft.MinBookImbalance,
            soft.MaxApproachPercent,
            soft.MinSlopePercent,
            soft.CleanCandles,
            soft.MinConsolidationCandles,
        ];
        int asked = checks.Count(check => check is not null);
        breaks.Holds(
            soft.Required <= asked,
            $"signal.soft.required is {soft.Required}, but only {asked} of its checks are not null");
        breaks.Holds(
            soft.MinRsi is null || soft.MaxRsi is null || soft.MinRsi < soft.MaxRsi,
            $"signal.soft.minRsi {soft.MinRsi} is not below signal.soft.maxRsi {soft.MaxRsi}");
    }
}
