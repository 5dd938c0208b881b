using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Presets;

/// <summary>What the add-on rules may say.</summary>
internal static class AddOnLimits
{
    public static void Check(RuleBreaks breaks, AddOnRules? addOn)
    {
        if (!breaks.Given(addOn))
        {
            return;
        }

        breaks.Between("maxFraction", addOn.MaxFraction, 0m, 0.5m);
        breaks.Between("afterR", addOn.AfterR, 0m, 50m);
        breaks.Between("maxEmaDistancePercent", addOn.MaxEmaDistancePercent, 0m, 20m);
    }

    /// <summary>More is bought only once the stop is at break-even, so that the risk does not grow.</summary>
    public static void CheckOrder(RuleBreaks breaks, ExitRules exits)
    {
        AddOnRules addOn = exits.AddOn;
        if (addOn.MaxFraction == 0m)
        {
            return;
        }

        decimal? breakEven = BreakEvenR(exits);
        breaks.Holds(
            breakEven <= addOn.AfterR,
            $"exits.addOn.afterR is {addOn.AfterR}, but the stop is at break-even only "
            + (breakEven is null ? "never" : $"after {breakEven} R")
            + " (exits.breakEvenAfterR, exits.targets[0].r): adding earlier would raise the risk");
        breaks.Holds(
            addOn.MaxEmaDistancePercent > 0m,
            "exits.addOn.maxEmaDistancePercent is 0: with exits.addOn.maxFraction "
            + $"{addOn.MaxFraction} it would hardly ever be added to");
    }

    /// <summary>From which gain on the stop is at break-even, in R; null when it never gets there.</summary>
    public static decimal? BreakEvenR(ExitRules exits) => (exits.BreakEvenAfterR, exits.Targets) switch
    {
        (0m, []) => null,
        (0m, [ProfitTarget first, ..]) => first.R,
        (decimal after, [ProfitTarget first, ..]) => Math.Min(after, first.R),
        (decimal after, _) => after,
    };
}
