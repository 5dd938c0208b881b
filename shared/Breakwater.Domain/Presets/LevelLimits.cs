using Breakwater.Domain.Levels;

namespace Breakwater.Domain.Presets;

/// <summary>What the level rules may say.</summary>
internal static class LevelLimits
{
    public static void Check(RuleBreaks breaks, LevelRules? levels)
    {
        if (!breaks.Given(levels))
        {
            return;
        }

        breaks.Between("donchianPeriod", levels.DonchianPeriod, 2, 100);
        breaks.Between("pivotStrength", levels.PivotStrength, 1, 20);
        breaks.Between("touchToleranceAtr", levels.TouchToleranceAtr, 0m, 5m);
        breaks.Between("minTouches", levels.MinTouches, 1, 20);
        breaks.Between("minReactionAtr", levels.MinReactionAtr, 0m, 20m);
        breaks.Between("invalidationCandles", levels.InvalidationCandles, 0, 1000);
        breaks.Choices("kinds", levels.Kinds);
        breaks.Between("clusterAtr", levels.ClusterAtr, 0m, 5m);
        breaks.Between("highVolumeShare", levels.HighVolumeShare, 0.01m, 0.5m);
        breaks.Between("roundStepPercent", levels.RoundStepPercent, 0.01m, 20m);
        breaks.Between("cascadeRadiusAtr", levels.CascadeRadiusAtr, 0m, 10m);
        breaks.Between("minSpacingAtr", levels.MinSpacingAtr, 0m, 20m);
        breaks.Between("maxAgeHours", levels.MaxAgeHours, 1m, 10_000m);
        breaks.Between("minStrength", levels.MinStrength, 0m, 1m);
    }
}
