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
    /// <summary>The price the decision was made at, quote currency; zero when it was made without one.</summary>
    public decimal DecisionPrice { get; init; }

    /// <summary>What was paid beyond it, basis points, positive is worse; null before a fill.</summary>
    public decimal? SlippageBasisPoints { get; init; }

    /// <summary>The same of each fill, oldest first.</summary>
    public IReadOnlyList<decimal?> FillSlippages { get; init; } = [];

    /// <summary>The view of one leg.</summary>
    public static OrderView Of(Trade trade, Leg leg) => new(
        leg.ClientOrderId,
        trade.Id,
        trade.Symbol,
        leg.IsPurchase ? OrderSide.Buy : OrderSide.Sell,
        leg.Type,
        leg.Kind,
        leg.Quantity,
        leg.Price,
        leg.StopPrice,
        leg.State,
        leg.FilledQuantity,
        leg.AveragePrice,
        leg.Reason,
        leg.CreatedAt)
    {
        DecisionPrice = leg.DecisionPrice,
        SlippageBasisPoints = Slippage.Of(leg),
        FillSlippages = [.. leg.Fills.Select(fill => Slippage.Of(leg, fill))],
    };
}
