using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Positions;

/// <summary>Leaves what was held long enough, and sooner what has not moved before its first target.</summary>
internal static class TimeExit
{
    public static PositionDecision? Decide(PositionCase position)
    {
        if (TooLong(position) is { } over)
        {
            return over;
        }

        Trade trade = position.Trade;
        ExitRules rules = position.Rules;
        decimal hours = HoursOf(position);
        decimal shown = (position.Bid - position.EntryPrice) / trade.InitialRisk;
        var progress = Check.AtLeast("progress.r", shown, rules.TimeStopMinR);

        return hours > rules.TimeStopHours && trade.TargetsDone == 0 && !progress.Passed
            ? position.Leave("time-stop", progress)
            : null;
    }

    /// <summary>Leaves what was held as long as anything may be, whatever it shows.</summary>
    public static PositionDecision? TooLong(PositionCase position)
    {
        var hold = Check.AtMost("held.hours", HoursOf(position), position.Rules.MaxHoldHours);

        return hold.Passed ? null : position.Leave("max-hold", hold);
    }

    private static decimal HoursOf(PositionCase position) =>
        (decimal)(position.Look.Now - (position.Trade.OpenedAt ?? position.Trade.CreatedAt)).TotalHours;
}
