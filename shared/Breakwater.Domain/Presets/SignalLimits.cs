using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>What the signal rules may say.</summary>
internal static class SignalLimits
{
    public static void Check(RuleBreaks breaks, SignalRules signal)
    {
        breaks.Between("breakAtr", signal.BreakAtr, 0m, 5m);
        breaks.Between("breakPercent", signal.BreakPercent, 0m, 20m);
        breaks.Between("maxChaseAtr", signal.MaxChaseAtr, 0.01m, 20m);
        breaks.Between("minVolumeMultiplier", signal.MinVolumeMultiplier, 0m, 100m);
        breaks.Between("minBodyFraction", signal.MinBodyFraction, 0m, 1m);
        breaks.Between("stopAtr", signal.StopAtr, 0.1m, 20m);
        breaks.Between("swingLookback", signal.SwingLookback, 1, 200);
        breaks.Between("minStopPercent", signal.MinStopPercent, 0m, 50m);
        breaks.Between("expiryCandles", signal.ExpiryCandles, 1, 100);
    }
}
