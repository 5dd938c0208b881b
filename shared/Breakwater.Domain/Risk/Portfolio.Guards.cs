using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <content>What the ledger remembers to stop entries for a while.</content>
public sealed partial record Portfolio
{
    /// <summary>
    /// Losses in a row that count towards the cool-down, which starts them anew; a win ends it, break-even leaves it.
    /// </summary>
    public int LossStreak { get; init; }

    /// <summary>Losses since the last win, through cool-downs too; break-even leaves it.</summary>
    public int LossesSinceWin { get; init; }

    /// <summary>No entries before this time.</summary>
    public DateTimeOffset? CoolDownUntil { get; init; }

    /// <summary>Symbols that a trade ended in, as long as their cool-down may need it; oldest first.</summary>
    public IReadOnlyList<SymbolRest> Rests { get; init; } = [];

    /// <summary>Times of the failures that count towards the breaker, oldest first; fewer than open it.</summary>
    public IReadOnlyList<DateTimeOffset> Failures { get; init; } = [];

    /// <summary>No entries before this time, as the venue failed too often; null when it never did.</summary>
    public DateTimeOffset? BreakerOpenUntil { get; init; }

    /// <summary>No entry into the symbol before this time; null when no trade in it is remembered.</summary>
    public DateTimeOffset? RestsUntil(Symbol symbol, RiskRules rules) =>
        Rests.FirstOrDefault(rest => rest.Symbol == symbol)?.EndedAt.AddMinutes(rules.SymbolCoolDownMinutes);

    /// <summary>The ledger after the venue refused an order, or left it in doubt, at <paramref name="at"/>.</summary>
    /// <remarks>
    /// The failure that makes <see cref="BreakerRules.MaxFailures"/> within the window opens the breaker, and all are
    /// forgotten: it closes by time, and only as many again open it again. Each opening ends no earlier than the one
    /// before. A failure as old as the window does not count.
    /// </remarks>
    public Portfolio Fail(DateTimeOffset at, RiskRules rules)
    {
        DateTimeOffset latest = Failures.Append(at).Max();
        DateTimeOffset start = latest.AddMinutes(-rules.Breaker.WindowMinutes);
        DateTimeOffset[] recent = [.. Failures.Append(at).Where(time => time > start).Order()];
        if (recent.Length < rules.Breaker.MaxFailures)
        {
            return this with { Failures = recent };
        }

        DateTimeOffset until = latest.AddMinutes(rules.Breaker.OpenMinutes);

        return this with { Failures = [], BreakerOpenUntil = BreakerOpenUntil > until ? BreakerOpenUntil : until };
    }

    /// <summary>The ledger after an operator closed the breaker.</summary>
    public Portfolio Calm() => this with { Failures = [], BreakerOpenUntil = null };

    /// <summary>
    /// The ledger after an operator accepted what was lost: drawdown is measured from here. Without this a kill for
    /// drawdown could never be lifted, as nothing but trading brings the mark back.
    /// </summary>
    public Portfolio AcceptLoss() => this with { HighWaterMark = Equity };

    private Portfolio CountStreak(TradeResult result, RiskRules rules)
    {
        int streak = After(LossStreak, result);
        // A ledger of an older version knows the streak only.
        int losses = After(Math.Max(LossesSinceWin, LossStreak), result);
        Portfolio counted = this with
        {
            LossStreak = streak,
            LossesSinceWin = losses,
            LongestLossStreak = Math.Max(LongestLossStreak, losses),
        };

        return streak < rules.MaxConsecutiveLosses
            ? counted
            : counted with
            {
                LossStreak = 0,
                CoolDownUntil = result.ClosedAt.AddMinutes(rules.CoolDownMinutes),
                GuardSeen = GuardSeen || rules.CoolDownMinutes > 0,
            };
    }

    private static int After(int losses, TradeResult result) =>
        result.Net switch { > 0m => 0, < 0m => losses + 1, _ => losses };
}
