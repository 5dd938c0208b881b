using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Engine;

/// <summary>Looks at the ledger for what no operator should have to notice first.</summary>
public static class SafetyGuard
{
    /// <summary>The share of a daily limit at which the operator is told.</summary>
    public const decimal WarningShare = 0.8m;

    /// <summary>What a kill for drawdown begins its reason with; lifting it accepts the loss.</summary>
    public const string Drawdown = "drawdown";

    /// <summary>What is to be done about <paramref name="portfolio"/>; null when nothing is.</summary>
    /// <param name="portfolio">The ledger.</param>
    /// <param name="control">What already is in force: nothing is asked for twice.</param>
    /// <param name="rules">The limits.</param>
    /// <param name="now">The time.</param>
    public static GuardTrip? Judge(Portfolio portfolio, BotControl control, RiskRules rules, DateTimeOffset now)
    {
        Losses losses = Losses.Of(portfolio.At(now), rules);
        if (control.KilledBecause is null && losses.ReachesDrawdownLimit(1m, rules))
        {
            return new GuardTrip(
                GuardAction.Kill,
                Drawdown,
                new Check("drawdown.percent", losses.DrawdownPercent, rules.MaxDrawdownPercent, false));
        }

        if (control is { KilledBecause: null, BreakerBecause: null } && HasStormed(portfolio, control, rules, now))
        {
            return new GuardTrip(
                GuardAction.OpenBreaker,
                "venue failures",
                new Check("breaker.failures", rules.Breaker.MaxFailures, rules.Breaker.MaxFailures, false));
        }

        return control.WarnedOn != portfolio.At(now).Day && losses.ReachesDayLimit(WarningShare, rules)
            ? new GuardTrip(
                GuardAction.Warn,
                "daily loss",
                new Check("loss.day.percent", losses.DayPercent, rules.MaxDailyLossPercent * WarningShare, false))
            : null;
    }

    // The ledger's own breaker ends by time; the storm that opened it is the operator's business until it is closed.
    private static bool HasStormed(Portfolio portfolio, BotControl control, RiskRules rules, DateTimeOffset now) =>
        portfolio.BreakerOpenUntil is { } until
        && until > now
        && until.AddMinutes(-rules.Breaker.OpenMinutes) > control.BreakerClosedAt;
}

/// <summary>What a guard found.</summary>
/// <param name="Action">What follows.</param>
/// <param name="Reason">Why, in few words.</param>
/// <param name="Check">The number and its limit.</param>
public sealed record GuardTrip(GuardAction Action, string Reason, Check Check);

/// <summary>What a guard asks for.</summary>
public enum GuardAction
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Tell the operator.</summary>
    Warn,

    /// <summary>Open the circuit breaker.</summary>
    OpenBreaker,

    /// <summary>Throw the kill switch.</summary>
    Kill,
}
