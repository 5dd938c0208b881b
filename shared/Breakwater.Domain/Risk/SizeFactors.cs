using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Risk;

/// <summary>What makes a position smaller than the risk per trade.</summary>
internal static class SizeFactors
{
    // Losses in a row from which on sizes are reduced.
    private const int Streak = 2;

    /// <summary>One passed check for each factor below one that applies, with the factor as its value.</summary>
    public static IReadOnlyList<Check> Of(BreakoutSignal signal, RiskContext context, RiskRules rules)
    {
        Portfolio portfolio = context.Portfolio!;
        ReductionRules cuts = rules.Reductions;
        Losses lost = Losses.Of(portfolio, rules);
        // A ledger of an older version knows the streak only.
        int losses = Math.Max(portfolio.LossesSinceWin, portfolio.LossStreak);
        bool isLast = portfolio.Reservations.Count + 1 == rules.MaxOpenPositions;
        // A score that nobody knows is low, where scores matter.
        bool isLow = cuts.LowScore > 0m && (signal.Score is null || signal.Score < cuts.LowScore);
        (string Name, bool Applies, decimal Factor)[] cases =
        [
            ("size.factor.dailyLoss", lost.ReachesDayLimit(cuts.DailyLossShare, rules), cuts.DailyLossFactor),
            ("size.factor.drawdown", lost.ReachesDrawdownLimit(cuts.DrawdownShare, rules), cuts.DrawdownFactor),
            ("size.factor.lastSlot", isLast, cuts.LastSlotFactor),
            ("size.factor.lossStreak", losses >= Streak, cuts.LossStreakFactor),
            ("size.factor.caution", context.Regime is MarketRegime.Caution, cuts.CautionFactor),
            ("size.factor.lowScore", isLow, cuts.LowScoreFactor),
        ];

        return
        [
            .. cases.Where(one => one.Applies && one.Factor < 1m)
                .Select(one => new Check(one.Name, Math.Max(0m, one.Factor), 1m, true)),
        ];
    }
}
