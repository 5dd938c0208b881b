namespace Breakwater.Backtesting.Reports;

/// <summary>What a group of closed trades brought.</summary>
/// <param name="Trades">How many.</param>
/// <param name="WinRate">Share with a positive net result, 0 to 1.</param>
/// <param name="Net">Sum after all costs, quote currency.</param>
/// <param name="ExpectancyR">Mean result in R, after all costs.</param>
/// <param name="ProfitFactor">Net of the winners by net of the losers; null without a loser.</param>
/// <param name="CostR">Mean of fees, spread and slippage in R.</param>
/// <param name="CostShare">All fees, spread and slippage as a share of what the trades would have won that win before
/// costs; null when none does.</param>
/// <param name="LongestLosingStreak">Most losses in a row, in the order of closing; break-even leaves it.</param>
/// <param name="MeanHours">Mean time from first to last fill.</param>
public sealed record TradeStatistics(
    int Trades,
    decimal WinRate,
    decimal Net,
    decimal ExpectancyR,
    decimal? ProfitFactor,
    decimal CostR,
    decimal? CostShare,
    int LongestLosingStreak,
    decimal MeanHours)
{
    /// <summary>Of <paramref name="trades"/>, in the order of closing.</summary>
    public static TradeStatistics Of(IReadOnlyCollection<BacktestTrade> trades)
    {
        int count = trades.Count;
        decimal won = trades.Where(static trade => trade.Net > 0m).Sum(static trade => trade.Net);
        decimal lost = -trades.Where(static trade => trade.Net < 0m).Sum(static trade => trade.Net);
        decimal costs = trades.Sum(Costs);
        decimal wonBeforeCosts = trades.Sum(static trade => Math.Max(0m, trade.Net + Costs(trade)));

        return new TradeStatistics(
            count,
            Mean(trades, static trade => trade.Net > 0m ? 1m : 0m),
            trades.Sum(static trade => trade.Net),
            Mean(trades, static trade => trade.R),
            lost == 0m ? null : won / lost,
            Mean(trades, static trade => trade.RiskValue > 0m ? Costs(trade) / trade.RiskValue : 0m),
            wonBeforeCosts == 0m ? null : costs / wonBeforeCosts,
            LongestStreak(trades),
            Mean(trades, static trade => (decimal)(trade.ClosedAt - trade.OpenedAt).Ticks / TimeSpan.TicksPerHour));
    }

    private static decimal Costs(BacktestTrade trade) => trade.Fees + trade.Friction;

    private static decimal Mean(IReadOnlyCollection<BacktestTrade> trades, Func<BacktestTrade, decimal> value) =>
        trades.Count == 0 ? 0m : trades.Sum(value) / trades.Count;

    private static int LongestStreak(IEnumerable<BacktestTrade> trades)
    {
        int longest = 0;
        int streak = 0;
        foreach (BacktestTrade trade in trades)
        {
            streak = trade.Net switch { > 0m => 0, < 0m => streak + 1, _ => streak };
            longest = Math.Max(longest, streak);
        }

        return longest;
    }
}
