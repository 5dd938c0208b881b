using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Positions;

/// <summary>Leaves what was held long enough, and sooner what has not moved before its first target.</summary>
internal static class TimeExit
{
    public static PositionDecision? Decide(PositionCase position)
    {
        Trade trade = position.Trade;
        ExitRules rules = position.Rules;
        decimal hours = (decimal)(position.Look.Now - (trade.OpenedAt ?? trade.CreatedAt)).TotalHours;
        var hold = Check.AtMost("held.hours", hours, rules.MaxHoldHours);
        if (!hold.Passed)
        {
            return position.Leave("max-hold", hold);
        }

        decimal shown = (position.Bid - position.EntryPrice) / trade.InitialRisk;
        var progress = Check.AtLeast("progress.r", shown, rules.TimeStopMinR);

        return hours > rules.TimeStopHours && trade.TargetsDone == 0 && !progress.Passed
            ? position.Leave("time-stop", progress)
            : null;
    }
}
