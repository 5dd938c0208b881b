namespace Breakwater.Backtesting.Reports;

/// <summary>How much was at stake, and how much was lost from a high.</summary>
/// <param name="TimeInMarket">Share of candles at whose close a position was open, 0 to 1.</param>
/// <param name="MeanPositions">Mean number of open positions.</param>
/// <param name="MaxDrawdownPercent">Greatest loss from the highest equity of closed trades, per cent: what the risk
/// gate sees.</param>
/// <param name="MaxMarkedDrawdownPercent">The same with open positions at their price at each close, per cent.</param>
public sealed record ExposureReport(
    decimal TimeInMarket, decimal MeanPositions, decimal MaxDrawdownPercent, decimal MaxMarkedDrawdownPercent)
{
    internal static ExposureReport Of(
        decimal startEquity, IEnumerable<BacktestTrade> trades, BacktestRecorder recorder)
    {
        decimal equity = startEquity;
        decimal high = startEquity;
        decimal deepest = 0m;
        foreach (BacktestTrade trade in trades)
        {
            equity += trade.Net;
            high = Math.Max(high, equity);
            deepest = Math.Max(deepest, (high - equity) / high * 100m);
        }

        return new ExposureReport(
            recorder.TimeInMarket, recorder.MeanPositions, deepest, recorder.MarkedDrawdownPercent);
    }
}
