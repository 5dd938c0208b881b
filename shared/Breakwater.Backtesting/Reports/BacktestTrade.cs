using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Backtesting.Reports;

/// <summary>One closed trade.</summary>
/// <param name="Id">Pure function of the signal.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="SignalCandle">Open time of the breakout candle.</param>
/// <param name="OpenedAt">First fill.</param>
/// <param name="ClosedAt">Last fill.</param>
/// <param name="EntryPrice">Average, quote currency.</param>
/// <param name="ExitPrice">Average of all sales, quote currency.</param>
/// <param name="Quantity">Bought, base currency.</param>
/// <param name="StopPrice">The first stop, quote currency.</param>
/// <param name="ExitReason">What closed the last part: <c>stop</c>, <c>stop-REASON</c> for a stop that was moved, or
/// the exit's own word.</param>
/// <param name="Gross">Result before fees, quote currency.</param>
/// <param name="Fees">Fees of both sides, quote currency.</param>
/// <param name="Friction">Spread and slippage that the fills lost, quote currency; part of the gross.</param>
public sealed record BacktestTrade(
    string Id,
    Symbol Symbol,
    DateTimeOffset SignalCandle,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClosedAt,
    decimal EntryPrice,
    decimal ExitPrice,
    decimal Quantity,
    decimal StopPrice,
    string ExitReason,
    decimal Gross,
    decimal Fees,
    decimal Friction)
{
    /// <summary>Result after all costs, quote currency.</summary>
    public decimal Net => Gross - Fees;

    /// <summary>Value of one R: what the first stop would have lost from the entry price, quote currency.</summary>
    public decimal RiskValue => (EntryPrice - StopPrice) * Quantity;

    /// <summary>Result in R; zero when the entry was not above the stop.</summary>
    public decimal R => RiskValue > 0m ? Net / RiskValue : 0m;

    internal static BacktestTrade Of(OpenTrade ended)
    {
        Trade trade = ended.Trade;
        TradeResult result = trade.Result();

        return new BacktestTrade(
            trade.Id,
            trade.Symbol,
            trade.Signal.CandleOpenTime,
            trade.OpenedAt ?? trade.CreatedAt,
            result.ClosedAt,
            trade.EntryPrice,
            trade.SoldQuantity == 0m ? 0m : trade.Sales.Sum(static fill => fill.Value) / trade.SoldQuantity,
            trade.BoughtQuantity,
            trade.Signal.StopPrice,
            ReasonOf(trade),
            result.Gross,
            result.Fees,
            ended.Friction);
    }

    // The newest sale tells: a trade that was leaving may still have been stopped out first.
    private static string ReasonOf(Trade trade)
    {
        Leg? last = trade.Legs
            .Where(static leg => !leg.IsPurchase && leg.Fills.Count > 0)
            .MaxBy(static leg => leg.Fills[^1].TradeId);

        return last switch
        {
            null => "none",
            { Kind: LegKind.Stop, Reason: "protect" or null } => "stop",
            { Kind: LegKind.Stop } => $"stop-{last.Reason}",
            _ => last.Reason ?? "exit",
        };
    }
}
