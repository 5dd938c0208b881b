namespace Breakwater.Backtesting.Reports;

/// <summary>Closed trades that have something in common.</summary>
/// <param name="Name">What.</param>
/// <param name="Statistics">What they brought.</param>
public sealed record TradeGroup(string Name, TradeStatistics Statistics)
{
    /// <summary>One group for each name, in ordinal order.</summary>
    public static IEnumerable<TradeGroup> By(
        IEnumerable<BacktestTrade> trades, Func<BacktestTrade, string> name) => trades
        .GroupBy(name, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => new TradeGroup(group.Key, TradeStatistics.Of([.. group])));
}
