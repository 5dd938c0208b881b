using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>What the retest rules may say.</summary>
internal static class RetestLimits
{
    public static void Check(RuleBreaks breaks, RetestRules? retest)
    {
        if (!breaks.Given(retest))
        {
            return;
        }

        int before = breaks.All.Count;
        breaks.Between("watchHours", retest.WatchHours, 0.1m, 720m);
        breaks.Between("minAwayAtr", retest.MinAwayAtr, 0m, 20m);
        breaks.Between("nearAtr", retest.NearAtr, 0m, 5m);
        breaks.Between("maxPierceAtr", retest.MaxPierceAtr, 0m, 5m);
        breaks.Between("minActivity", retest.MinActivity, 0m, 10m);
        breaks.Between("stopAtr", retest.StopAtr, 0.1m, 20m);
        breaks.Between("falseBreakCandles", retest.FalseBreakCandles, 0, 100);
        if (breaks.All.Count == before)
        {
            CheckOrder(breaks, retest);
        }
    }

    private static void CheckOrder(RuleBreaks breaks, RetestRules retest)
    {
        breaks.Holds(
            retest.MaxPierceAtr < retest.StopAtr,
            $"signal.retest.maxPierceAtr {retest.MaxPierceAtr} is not below "
            + $"signal.retest.stopAtr {retest.StopAtr}: a pull-back that is still allowed would hit the stop");
        breaks.Holds(
            retest.NearAtr <= retest.MinAwayAtr,
            $"signal.retest.nearAtr {retest.NearAtr} is above "
            + $"signal.retest.minAwayAtr {retest.MinAwayAtr}: price would be back before it was away");
    }
}
