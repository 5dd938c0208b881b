using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Execution;

/// <summary>A position as operators see it.</summary>
public sealed record PositionView(
    string TradeId,
    Symbol Symbol,
    decimal Quantity,
    decimal EntryPrice,
    decimal StopPrice,
    decimal InitialStopPrice,
    decimal? MarkPrice,
    decimal? Unrealized,
    decimal? R,
    DateTimeOffset? OpenedAt,
    int TargetsDone,
    bool Closed,
    string? ExitReason)
{
    /// <summary>The view of a trade at a price; without one, what depends on it is unknown.</summary>
    public static PositionView Of(Trade trade, decimal? markPrice) => new(
        trade.Id,
        trade.Symbol,
        trade.HeldQuantity,
        trade.EntryPrice,
        trade.StopPrice,
        trade.Signal.StopPrice,
        markPrice,
        markPrice is { } mark ? trade.HeldQuantity * (mark - trade.EntryPrice) : null,
        markPrice is { } price && trade.InitialRisk > 0m ? (price - trade.FirstEntryPrice) / trade.InitialRisk : null,
        trade.OpenedAt,
        trade.TargetsDone,
        trade.Status is TradeStatus.Closed,
        trade.ExitReason);
}
