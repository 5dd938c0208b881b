using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the blackouts may say.</summary>
internal static class BlackoutLimits
{
    private const int Most = 50;
    private const int ReasonMax = 200;

    public static void Check(RuleBreaks breaks, IReadOnlyList<Blackout?>? blackouts)
    {
        if (!breaks.Given(blackouts, "blackouts"))
        {
            return;
        }

        breaks.Holds(
            blackouts.Count <= Most, $"risk.blackouts has {blackouts.Count} entries; allowed are up to {Most}");
        foreach ((int index, Blackout? blackout) in blackouts.Index())
        {
            CheckOne(breaks.In($"blackouts[{index}]"), $"risk.blackouts[{index}]", blackout);
        }
    }

    private static void CheckOne(RuleBreaks breaks, string path, Blackout? blackout)
    {
        if (!breaks.Given(blackout))
        {
            return;
        }

        breaks.Said("reason", blackout.Reason, ReasonMax);
        if (breaks.Given(blackout.Days, "days"))
        {
            foreach ((int index, DayOfWeek day) in blackout.Days.Index())
            {
                breaks.Holds(
                    Enum.IsDefined(day),
                    $"{path}.days[{index}] is {day}; allowed are {string.Join(", ", Enum.GetNames<DayOfWeek>())}");
            }

            breaks.Distinct("days", blackout.Days);
        }
    }
}
