using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>What the signal rules may say; sections that no entry uses are checked, too.</summary>
internal static class SignalLimits
{
    public static void Check(RuleBreaks breaks, SignalRules? signal)
    {
        if (!breaks.Given(signal))
        {
            return;
        }

        CheckTrigger(breaks, signal);
        CheckStop(breaks, signal);
        RetestLimits.Check(breaks.In("retest"), signal.Retest);
        SqueezeLimits.Check(breaks.In("squeeze"), signal.Squeeze);
        SoftLimits.Check(breaks.In("soft"), signal.Soft);
    }

    private static void CheckTrigger(RuleBreaks breaks, SignalRules signal)
    {
        breaks.Between("breakAtr", signal.BreakAtr, 0m, 5m);
        breaks.Between("breakPercent", signal.BreakPercent, 0m, 20m);
        breaks.Between("maxChaseAtr", signal.MaxChaseAtr, 0.01m, 20m);
        breaks.Between("maxChasePercent", signal.MaxChasePercent, 0.01m, 100m);
        breaks.Between("minVolumeMultiplier", signal.MinVolumeMultiplier, 0m, 100m);
        breaks.Between("minBodyFraction", signal.MinBodyFraction, 0m, 1m);
        breaks.Between("minBaseHeightR", signal.MinBaseHeightR, 0m, 50m);
        breaks.Between("expiryCandles", signal.ExpiryCandles, 1, 100);
        breaks.Choices("entries", signal.Entries);
    }

    private static void CheckStop(RuleBreaks breaks, SignalRules signal)
    {
        breaks.Between("stopAtr", signal.StopAtr, 0.1m, 20m);
        breaks.Between("swingLookback", signal.SwingLookback, 1, 200);
        breaks.Between("minStopPercent", signal.MinStopPercent, 0m, 50m);
    }
}
