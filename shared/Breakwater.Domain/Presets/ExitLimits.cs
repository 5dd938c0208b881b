using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Presets;

/// <summary>What the exit rules may say.</summary>
internal static class ExitLimits
{
    private const decimal HoursMax = 24m * 30m;
    private const int TargetsMax = 10;

    public static void Check(RuleBreaks breaks, ExitRules exits)
    {
        CheckTargets(breaks, exits.Targets);
        breaks.Between("breakEvenBufferBasisPoints", exits.BreakEvenBufferBasisPoints, 0m, 500m);
        breaks.Between("trailAfterR", exits.TrailAfterR, 0m, 50m);
        breaks.Between("chandelierLookback", exits.ChandelierLookback, 2, 200);
        breaks.Between("chandelierAtr", exits.ChandelierAtr, 0.1m, 20m);
        breaks.Between("minStopStepAtr", exits.MinStopStepAtr, 0m, 5m);
        breaks.Between("failedBreakoutCandles", exits.FailedBreakoutCandles, 0, 100);
        breaks.Between("timeStopHours", exits.TimeStopHours, 0.1m, HoursMax);
        breaks.Between("timeStopMinR", exits.TimeStopMinR, -1m, 50m);
        breaks.Between("maxHoldHours", exits.MaxHoldHours, 0.1m, HoursMax);
        breaks.Holds(
            exits.TimeStopHours <= exits.MaxHoldHours,
            $"exits.timeStopHours {exits.TimeStopHours} is above exits.maxHoldHours {exits.MaxHoldHours}");
    }

    private static void CheckTargets(RuleBreaks breaks, IReadOnlyList<ProfitTarget?> targets)
    {
        // Nullable because JSON may hold null in a list where C# says there is none.
        bool sound = breaks.Holds(
            targets.Count <= TargetsMax, $"exits.targets has {targets.Count} targets; allowed are {TargetsMax}");
        foreach ((int index, ProfitTarget? target) in targets.Index())
        {
            sound &= breaks.Holds(target is not null, $"exits.targets[{index}] is null");
            sound &= target is not null && breaks.Between($"targets[{index}].r", target.R, 0.1m, 50m);
            sound &= target is not null && breaks.Between($"targets[{index}].fraction", target.Fraction, 0.01m, 1m);
        }

        if (sound)
        {
            CheckOrder(breaks, [.. targets.OfType<ProfitTarget>()]);
        }
    }

    private static void CheckOrder(RuleBreaks breaks, ProfitTarget[] targets)
    {
        decimal total = targets.Sum(target => target.Fraction);
        breaks.Holds(total <= 1m, $"the sum of exits.targets[].fraction is {total}; allowed is up to 1");
        breaks.Holds(
            targets.Zip(targets.Skip(1)).All(pair => pair.First.R < pair.Second.R), "exits.targets[].r must increase");
    }
}
