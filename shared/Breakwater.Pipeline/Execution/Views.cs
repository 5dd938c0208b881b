using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Execution;

/// <summary>An order as operators see it.</summary>
public sealed record OrderView(
    string ClientOrderId,
    string TradeId,
    Symbol Symbol,
    OrderSide Side,
    OrderType Type,
    LegKind Kind,
    decimal Quantity,
    decimal? Price,
    decimal? StopPrice,
    LegState State,
    decimal FilledQuantity,
    decimal? AveragePrice,
    string? Reason,
    DateTimeOffset At)
{
    /// <summary>The view of one leg.</summary>
    public static OrderView Of(Trade trade, Leg leg) => new(
        leg.ClientOrderId,
        trade.Id,
        trade.Symbol,
        leg.Kind is LegKind.Entry ? OrderSide.Buy : OrderSide.Sell,
        leg.Type,
        leg.Kind,
        leg.Quantity,
        leg.Price,
        leg.StopPrice,
        leg.State,
        leg.FilledQuantity,
        leg.FilledQuantity == 0m ? null : leg.Fills.Sum(fill => fill.Value) / leg.FilledQuantity,
        leg.Reason,
        leg.CreatedAt);
}

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
        markPrice is { } price && trade.InitialRisk > 0m ? (price - trade.EntryPrice) / trade.InitialRisk : null,
        trade.OpenedAt,
        trade.TargetsDone,
        trade.Status is TradeStatus.Closed,
        trade.ExitReason);
}

/// <summary>A closed trade as operators see it.</summary>
public sealed record TradeView(
    string TradeId,
    Symbol Symbol,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? ClosedAt,
    decimal EntryPrice,
    decimal ExitPrice,
    decimal Quantity,
    decimal Gross,
    decimal Fees,
    decimal Net,
    decimal R,
    string ExitReason,
    string Preset)
{
    /// <summary>The view of a closed trade; R is the net result over what the stop would have cost.</summary>
    public static TradeView Of(Trade trade)
    {
        var result = trade.Result();
        decimal sold = trade.SoldQuantity;
        decimal risk = trade.InitialRisk * trade.BoughtQuantity;

        return new TradeView(
            trade.Id,
            trade.Symbol,
            trade.OpenedAt,
            trade.ClosedAt,
            trade.EntryPrice,
            sold == 0m ? 0m : trade.Sales.Sum(fill => fill.Value) / sold,
            trade.BoughtQuantity,
            result.Gross,
            result.Fees,
            result.Net,
            risk > 0m ? result.Net / risk : 0m,
            trade.ExitReason ?? "stop",
            trade.Preset);
    }
}
