using Binance.Net.Enums;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using OrderSide = Breakwater.Domain.Execution.OrderSide;
using VenueTime = Binance.Net.Enums.TimeInForce;

namespace Breakwater.Adapters.Binance;

/// <summary>An order in the venue's words.</summary>
internal sealed record OrderTerms(
    SpotOrderType Type, decimal Quantity, decimal? Price, VenueTime? TimeInForce, decimal? StopPrice)
{
    /// <summary>What the book may show at once; null for all.</summary>
    public decimal? IcebergQuantity { get; private init; }

    /// <summary>The venue's words for <paramref name="order"/>.</summary>
    /// <exception cref="ArgumentException">
    /// The order lacks what its type needs, or hides a part though it does not rest at a limit (icebergQty needs GTC).
    /// </exception>
    public static OrderTerms For(OrderRequest order, Instrument? instrument)
    {
        OrderTerms terms = Plain(order, instrument);
        if (order.VisibleQuantity is not { } visible || visible >= order.Quantity)
        {
            return terms;
        }

        bool rests = terms.Type is SpotOrderType.LimitMaker || terms.TimeInForce is VenueTime.GoodTillCanceled;

        return rests && order.Type is not (OrderType.StopMarket or OrderType.TakeProfitMarket)
            ? terms with { IcebergQuantity = Cut(visible) }
            : throw new ArgumentException($"{order.ClientOrderId} cannot hide a part of itself.", nameof(order));
    }

    private static OrderTerms Plain(OrderRequest order, Instrument? instrument) => order switch
    {
        { Type: OrderType.Market } => new OrderTerms(SpotOrderType.Market, Cut(order.Quantity), null, null, null),
        { Type: OrderType.LimitImmediate, Price: { } price } => Limit(order, price, VenueTime.ImmediateOrCancel),
        { Type: OrderType.LimitOrKill, Price: { } price } => Limit(order, price, VenueTime.FillOrKill),
        { Type: OrderType.Limit, Price: { } price } => Limit(order, price, VenueTime.GoodTillCanceled),
        { Type: OrderType.LimitMaker, Price: { } price } =>
            new OrderTerms(SpotOrderType.LimitMaker, Cut(order.Quantity), Cut(price), null, null),
        { Type: OrderType.StopMarket, StopPrice: { } stop } =>
            AtTrigger(order, stop, (SpotOrderType.StopLoss, SpotOrderType.StopLossLimit), instrument),
        { Type: OrderType.TakeProfitMarket, StopPrice: { } stop } =>
            AtTrigger(order, stop, (SpotOrderType.TakeProfit, SpotOrderType.TakeProfitLimit), instrument),
        { Type: OrderType.StopLimit, Price: { } price, StopPrice: { } stop } =>
            LimitAtTrigger(order, SpotOrderType.StopLossLimit, price, stop),
        { Type: OrderType.TakeProfitLimit, Price: { } price, StopPrice: { } stop } =>
            LimitAtTrigger(order, SpotOrderType.TakeProfitLimit, price, stop),
        _ => throw new ArgumentException($"{order.ClientOrderId} is no complete {order.Type} order.", nameof(order)),
    };

    private static OrderTerms Limit(OrderRequest order, decimal price, VenueTime time) =>
        new(SpotOrderType.Limit, Cut(order.Quantity), Cut(price), time, null);

    private static OrderTerms LimitAtTrigger(OrderRequest order, SpotOrderType type, decimal price, decimal stop) =>
        new(type, Cut(order.Quantity), Cut(price), VenueTime.GoodTillCanceled, Cut(stop));

    // Symbols that take STOP_LOSS take TAKE_PROFIT too: in each of Binance's snapshots both are there or neither is.
    private static OrderTerms AtTrigger(
        OrderRequest order,
        decimal stop,
        (SpotOrderType AtMarket, SpotOrderType AtLimit) types,
        Instrument? instrument)
    {
        if (instrument is { HasStopMarket: true })
        {
            return new OrderTerms(types.AtMarket, Cut(order.Quantity), null, null, Cut(stop));
        }

        decimal limit = order is { Side: OrderSide.Buy, Price: { } most } ? most : StopLimit(Cut(stop), instrument);

        return LimitAtTrigger(order, types.AtLimit, limit, stop);
    }

    // Of an unknown instrument the trigger itself shows how fine a price may be.
    private static decimal StopLimit(decimal stop, Instrument? instrument)
    {
        decimal tick = instrument is { TickSize: > 0m } ? instrument.TickSize : new decimal(1, 0, 0, false, stop.Scale);

        return Cut(Math.Max(tick, Math.Floor(stop * StopWorth.LimitShare / tick) * tick));
    }

    // The venue may count zeros at the end as too much precision.
    private static decimal Cut(decimal value) => value.Plain();
}
