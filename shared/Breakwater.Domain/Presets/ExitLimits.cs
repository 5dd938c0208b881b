using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Presets;

/// <summary>What the exit rules may say.</summary>
internal static class ExitLimits
{
    private const decimal HoursMax = 24m * 30m;

    public static void Check(RuleBreaks breaks, ExitRules? exits)
    {
        if (!breaks.Given(exits))
        {
            return;
        }

        int before = breaks.All.Count;
        TargetLimits.Check(breaks, exits.Targets);
        CheckStops(breaks, exits);
        CheckTime(breaks, exits);
        CheckWeakness(breaks, exits);
        AddOnLimits.Check(breaks.In("addOn"), exits.AddOn);
        if (breaks.All.Count == before)
        {
            CheckTogether(breaks, exits);
            AddOnLimits.CheckOrder(breaks, exits);
        }
    }

    private static void CheckStops(RuleBreaks breaks, ExitRules exits)
    {
        breaks.Between("breakEvenBufferBasisPoints", exits.BreakEvenBufferBasisPoints, 0m, 500m);
        breaks.Between("breakEvenAfterR", exits.BreakEvenAfterR, 0m, 50m);
        breaks.Between("trailAfterR", exits.TrailAfterR, 0m, 50m);
        breaks.Between("chandelierLookback", exits.ChandelierLookback, 2, 200);
        breaks.Between("chandelierAtr", exits.ChandelierAtr, 0.1m, 20m);
        breaks.Between("minStopStepAtr", exits.MinStopStepAtr, 0m, 5m);
        breaks.Between("trailStepAfterR", exits.TrailStepAfterR, 0m, 50m);
        breaks.Between("trailStepBasisPoints", exits.TrailStepBasisPoints, 0m, 5000m);
    }

    private static void CheckTime(RuleBreaks breaks, ExitRules exits)
    {
        breaks.Between("timeStopHours", exits.TimeStopHours, 0.1m, HoursMax);
        breaks.Between("timeStopMinR", exits.TimeStopMinR, -1m, 50m);
        breaks.Between("maxHoldHours", exits.MaxHoldHours, 0.1m, HoursMax);
    }

    private static void CheckWeakness(RuleBreaks breaks, ExitRules exits)
    {
        breaks.Between("failedBreakoutCandles", exits.FailedBreakoutCandles, 0, 100);
        breaks.Between("weakImpulseCandles", exits.WeakImpulseCandles, 0, 200);
        breaks.Between("weakImpulseMinPercent", exits.WeakImpulseMinPercent, 0m, 20m);
        breaks.Between("activityWindowCandles", exits.ActivityWindowCandles, 0, 100);
        breaks.Between("activityDropShare", exits.ActivityDropShare, 0m, 1m);
        breaks.Between("volatilityExitSigma", exits.VolatilityExitSigma, 0m, 20m);
    }

    private static void CheckTogether(RuleBreaks breaks, ExitRules exits)
    {
        breaks.Holds(
            exits.TimeStopHours <= exits.MaxHoldHours,
            $"exits.timeStopHours {exits.TimeStopHours} is above exits.maxHoldHours {exits.MaxHoldHours}");
        Both(breaks, ("weakImpulseCandles", exits.WeakImpulseCandles),
            ("weakImpulseMinPercent", exits.WeakImpulseMinPercent));
        Both(breaks, ("activityWindowCandles", exits.ActivityWindowCandles),
            ("activityDropShare", exits.ActivityDropShare));
        Both(breaks, ("trailStepBasisPoints", exits.TrailStepBasisPoints),
            ("trailStepAfterR", exits.TrailStepAfterR));
    }

    // An exit with one half of its rule at zero would never come, or come at once.
    private static void Both(RuleBreaks breaks, (string Name, decimal Value) one, (string Name, decimal Value) other) =>
        breaks.Holds(
            one.Value == 0m == (other.Value == 0m),
            $"exits.{one.Name} is {one.Value} and exits.{other.Name} is {other.Value}: "
            + "either both are 0, for none, or neither");
}
