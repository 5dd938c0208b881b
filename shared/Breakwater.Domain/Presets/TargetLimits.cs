using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Presets;

/// <summary>What the profit targets may be.</summary>
internal static class TargetLimits
{
    // The chandelier stop cannot be switched off: it needs something to follow.
    private const decimal RunnerMin = 0.05m;
    private const int Most = 10;

    public static void Check(RuleBreaks breaks, IReadOnlyList<ProfitTarget?>? targets)
    {
        if (!breaks.Given(targets, "targets"))
        {
            return;
        }

        bool sound = breaks.Holds(
            targets.Count <= Most, $"exits.targets has {targets.Count} targets; allowed are up to {Most}");
        foreach ((int index, ProfitTarget? target) in targets.Index())
        {
            sound &= CheckOne(breaks.In($"targets[{index}]"), target);
        }

        if (sound)
        {
            CheckOrder(breaks, [.. targets.OfType<ProfitTarget>()]);
        }
    }

    private static bool CheckOne(RuleBreaks breaks, ProfitTarget? target) =>
        breaks.Given(target)
        && breaks.Between("r", target.R, 0.1m, 50m) & breaks.Between("fraction", target.Fraction, 0.01m, 1m);

    private static void CheckOrder(RuleBreaks breaks, ProfitTarget[] targets)
    {
        decimal total = targets.Sum(target => target.Fraction);
        breaks.Holds(
            total <= 1m - RunnerMin,
            $"the sum of exits.targets[].fraction is {total}; allowed is up to {1m - RunnerMin}: the rest runs on "
            + "with the chandelier stop, which is always on");
        breaks.Holds(
            targets.Zip(targets.Skip(1)).All(pair => pair.First.R < pair.Second.R), "exits.targets[].r must increase");
    }
}
