using Breakwater.Domain.Levels;

namespace Breakwater.Domain.Presets;

/// <summary>What the level rules may say.</summary>
internal static class LevelLimits
{
    public static void Check(RuleBreaks breaks, LevelRules levels, int historyCandles)
    {
        breaks.Between("donchianPeriod", levels.DonchianPeriod, 2, Math.Max(2, historyCandles / 2));
        breaks.Between("pivotStrength", levels.PivotStrength, 1, 20);
        breaks.Between("touchToleranceAtr", levels.TouchToleranceAtr, 0m, 5m);
        breaks.Between("minTouches", levels.MinTouches, 1, 20);
        breaks.Between("minReactionAtr", levels.MinReactionAtr, 0m, 20m);
        breaks.Between("invalidationCandles", levels.InvalidationCandles, 0, 1000);
    }
}
