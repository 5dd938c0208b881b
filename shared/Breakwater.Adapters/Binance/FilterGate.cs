using Binance.Net.Enums;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using OrderSide = Breakwater.Domain.Execution.OrderSide;

namespace Breakwater.Adapters.Binance;

/// <summary>Keeps at home what the venue is certain to refuse, so that nothing is spent on it.</summary>
/// <remarks>
/// Only rules about the order itself are judged here; averages, counts and positions are for the venue. A sale is held
/// back for what can never be right alone: a price or quantity off the grid. Values and market lots move, and an exit
/// that is denied by an hour-old number would leave a position that nothing closes.
/// </remarks>
internal static class FilterGate
{
    private static readonly VenueFilter[] NeverRight =
        [VenueFilter.PriceFilter, VenueFilter.LotSize, VenueFilter.IcebergParts, VenueFilter.TrailingDelta];

    /// <summary>The report of an order that is not sent; null when it may be.</summary>
    /// <param name="order">The order.</param>
    /// <param name="terms">What the venue would be told.</param>
    /// <param name="instrument">Its rules; without them everything is sent.</param>
    public static OrderReport? Deny(OrderRequest order, OrderTerms terms, Instrument? instrument) =>
        DenialOf([(order, ShapeOf(order, terms))], instrument) is { } denial ? Rejected(order, denial) : null;

    /// <summary>The same for a list, of which the venue takes all or none.</summary>
    public static ListReport? Deny(
        OrderListRequest list, IReadOnlyList<OrderTerms> terms, Instrument? instrument) =>
        DenialOf([.. list.Orders.Zip(terms, (order, words) => (order, ShapeOf(list, order, words)))], instrument)
            is { } denial
            ? new ListReport(list.ClientListId, [.. list.Orders.Select(order => Rejected(order, denial))])
            : null;

    private static string? DenialOf(
        IReadOnlyList<(OrderRequest Order, OrderShape Shape)> orders, Instrument? instrument)
    {
        if (instrument is null)
        {
            return null;
        }

        foreach ((OrderRequest order, OrderShape shape) in orders)
        {
            FilterVerdict verdict = OrderFilters.Check(shape, instrument, VenueSituation.Unknown);
            bool isExit = order.Side is OrderSide.Sell;
            FilterFailure? failure = verdict.Failures.FirstOrDefault(
                failure => !isExit || NeverRight.Contains(failure.Filter));
            if (failure is not null)
            {
                return failure.ToString();
            }
        }

        return null;
    }

    // The venue sets the quantity of what sells the proceeds.
    private static OrderShape ShapeOf(OrderListRequest list, OrderRequest order, OrderTerms terms) =>
        list.Kind is ListKind.Opo or ListKind.Opoco && order != list.Working
            ? ShapeOf(order, terms) with { Quantity = null }
            : ShapeOf(order, terms);

    // What is sent counts: a stop may go out as another type than it was asked for.
    private static OrderShape ShapeOf(OrderRequest order, OrderTerms terms) => new(order.Side, TypeOf(terms.Type))
    {
        Quantity = terms.Quantity,
        Price = terms.Price,
        StopPrice = terms.StopPrice,
        VisibleQuantity = order.VisibleQuantity,
    };

    private static OrderType TypeOf(SpotOrderType type) => type switch
    {
        SpotOrderType.Market => OrderType.Market,
        SpotOrderType.LimitMaker => OrderType.LimitMaker,
        SpotOrderType.StopLoss => OrderType.StopMarket,
        SpotOrderType.StopLossLimit => OrderType.StopLimit,
        SpotOrderType.TakeProfit => OrderType.TakeProfitMarket,
        SpotOrderType.TakeProfitLimit => OrderType.TakeProfitLimit,
        _ => OrderType.Limit,
    };

    private static OrderReport Rejected(OrderRequest order, string denial) =>
        OrderReport.Refused(order.ClientOrderId, denial);
}
