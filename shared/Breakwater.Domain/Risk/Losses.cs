namespace Breakwater.Domain.Risk;

/// <summary>How far the losses have come. A profit is a negative loss; null is not known.</summary>
/// <param name="DayPercent">Since 00:00 UTC, per cent of the equity then.</param>
/// <param name="DayR">Since 00:00 UTC, in units of the risk per trade at the equity then.</param>
/// <param name="DrawdownPercent">From the high-water mark, per cent of it.</param>
public sealed record Losses(decimal? DayPercent, decimal? DayR, decimal? DrawdownPercent)
{
    /// <summary>Those of a ledger that stands at its day: see <see cref="Portfolio.At"/>.</summary>
    public static Losses Of(Portfolio portfolio, RiskRules rules)
    {
        decimal dayStart = portfolio.DayStartEquity;
        decimal lost = dayStart - portfolio.Equity;
        decimal drawdown = portfolio.HighWaterMark - portfolio.Equity;

        return new Losses(
            Share(lost, dayStart) * 100m,
            Share(lost, dayStart * rules.RiskPerTradePercent / 100m),
            Share(drawdown, portfolio.HighWaterMark) * 100m);
    }

    /// <summary>Whether a share of the day's limit, 0 to 1, is used up.</summary>
    public bool ReachesDayLimit(decimal share, RiskRules rules) =>
        DayPercent >= share * rules.MaxDailyLossPercent || DayR >= share * rules.MaxDailyLossR;

    /// <summary>Whether a share of the drawdown's limit, 0 to 1, is used up.</summary>
    public bool ReachesDrawdownLimit(decimal share, RiskRules rules) =>
        DrawdownPercent >= share * rules.MaxDrawdownPercent;

    private static decimal? Share(decimal part, decimal whole) => whole > 0m ? part / whole : null;
}
