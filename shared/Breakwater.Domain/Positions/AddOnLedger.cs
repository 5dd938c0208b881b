using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Positions;

/// <summary>Fits what an add-on may cost into the ledger, under the limits that every entry must fit under.</summary>
internal static class AddOnLedger
{
    /// <summary>
    /// The ledger with the trade's reservation raised by <paramref name="notional"/>; null when a limit stands against
    /// it, as the last of <paramref name="checks"/> says.
    /// </summary>
    /// <remarks>
    /// The reserved risk stays: the add-on leaves the total at or below it. The raised value stays until the end, also
    /// when nothing was bought; another attempt takes its place and is not added to it.
    /// </remarks>
    public static Portfolio? Raise(List<Check> checks, PositionCase position, AddOnLimits limits, decimal notional)
    {
        Portfolio ledger = limits.Portfolio.At(position.Look.Now);
        Reservation? reserved = ledger.Reservations.FirstOrDefault(other => other.TradeId == position.Trade.Id);
        if (reserved is null || ledger.Equity <= 0m)
        {
            checks.Add(Check.That("addOn.ledger", false));

            return null;
        }

        EntryApproval entry = position.Trade.Approval;
        decimal whole = Math.Max(reserved.Notional, (entry.Quantity * entry.MaxPrice) + notional);
        Portfolio raised = ledger with
        {
            Reservations =
            [
                .. ledger.Reservations.Select(other =>
                    other.TradeId == reserved.TradeId ? other with { Notional = whole } : other),
            ],
        };
        decimal cost = notional * (1m + (limits.Rules.FeeBasisPoints / 10_000m));
        foreach (Check check in Checks(raised, whole, limits.Rules)
            .Append(Check.That("addOn.coolDown.over", !(position.Look.Now < ledger.CoolDownUntil)))
            .Append(Check.That("addOn.breaker.closed", !(position.Look.Now < ledger.BreakerOpenUntil)))
            .Append(Check.That("addOn.blackout.over", !IsBlackedOut(limits.Rules, position.Look.Now)))
            .Append(Check.AtLeast("addOn.balance", limits.FreeQuote, cost)))
        {
            checks.Add(check);
            if (!check.Passed)
            {
                return null;
            }
        }

        return raised;
    }

    private static bool IsBlackedOut(RiskRules rules, DateTimeOffset now) =>
        rules.Blackouts.Any(blackout => blackout.EndsAt(now) is not null);

    private static IEnumerable<Check> Checks(Portfolio raised, decimal whole, RiskRules rules)
    {
        Losses lost = Losses.Of(raised, rules);
        yield return Below("addOn.loss.day.percent", lost.DayPercent, rules.MaxDailyLossPercent);
        yield return Below("addOn.loss.day.r", lost.DayR, rules.MaxDailyLossR);
        yield return Below("addOn.drawdown.percent", lost.DrawdownPercent, rules.MaxDrawdownPercent);
        yield return Check.AtMost("addOn.position", whole, rules.MaxPositionNotional);
        yield return Check.AtMost(
            "addOn.position.percent", Percent(whole, raised.Equity), rules.MaxPositionPercent);
        yield return Check.AtMost(
            "addOn.risk.open.percent", Percent(raised.OpenRisk, raised.Equity), rules.MaxOpenRiskPercent);
        yield return Check.AtMost(
            "addOn.exposure.percent", Percent(raised.Exposure, raised.Equity), rules.MaxExposurePercent);
    }

    // A limit that is reached has been used up, as in the gate of an entry.
    private static Check Below(string name, decimal? value, decimal limit) => new(name, value, limit, value < limit);

    private static decimal Percent(decimal part, decimal whole) => whole == 0m ? 0m : part / whole * 100m;
}
