using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the size reductions may be: shares and factors of one.</summary>
internal static class ReductionLimits
{
    public static void Check(RuleBreaks breaks, ReductionRules? reductions)
    {
        if (!breaks.Given(reductions))
        {
            return;
        }

        breaks.Between("dailyLossShare", reductions.DailyLossShare, 0m, 1m);
        breaks.Between("dailyLossFactor", reductions.DailyLossFactor, 0m, 1m);
        breaks.Between("drawdownShare", reductions.DrawdownShare, 0m, 1m);
        breaks.Between("drawdownFactor", reductions.DrawdownFactor, 0m, 1m);
        breaks.Between("lastSlotFactor", reductions.LastSlotFactor, 0m, 1m);
        breaks.Between("lossStreakFactor", reductions.LossStreakFactor, 0m, 1m);
        breaks.Between("cautionFactor", reductions.CautionFactor, 0m, 1m);
        breaks.Between("lowScore", reductions.LowScore, 0m, 1m);
        breaks.Between("lowScoreFactor", reductions.LowScoreFactor, 0m, 1m);
    }
}
