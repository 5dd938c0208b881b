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
        leg.CreatedAt);
}
