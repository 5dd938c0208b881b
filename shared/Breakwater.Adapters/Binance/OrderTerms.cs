using Binance.Net.Enums;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Binance;

/// <summary>An order in the venue's words.</summary>
internal sealed record OrderTerms(
    SpotOrderType Type, decimal Quantity, decimal? Price, TimeInForce? TimeInForce, decimal? StopPrice)
{
    /// <summary>
    /// How far below its trigger a stop may still sell where the venue has no market stop. Wide, as a limit that the
    /// price jumps over protects nothing; yet inside of every PERCENT_PRICE_BY_SIDE in Binance's snapshots.
    /// </summary>
    private const decimal StopLimitShare = 0.95m;

    // A divisor with all its decimals cuts the zeros at the end, which the venue may count as too much precision.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The venue's words for <paramref name="order"/>.</summary>
    /// <exception cref="ArgumentException">The order lacks what its type needs.</exception>
    public static OrderTerms For(OrderRequest order, Instrument? instrument) => order switch
    {
        { Type: OrderType.Market } => new OrderTerms(SpotOrderType.Market, Plain(order.Quantity), null, null, null),
        { Type: OrderType.LimitImmediate, Price: { } price } => new OrderTerms(
            SpotOrderType.Limit,
            Plain(order.Quantity),
            Plain(price),
            global::Binance.Net.Enums.TimeInForce.ImmediateOrCancel,
            null),
        { Type: OrderType.StopMarket, StopPrice: { } stop } when instrument is { HasStopMarket: true } =>
            new OrderTerms(SpotOrderType.StopLoss, Plain(order.Quantity), null, null, Plain(stop)),
        { Type: OrderType.StopMarket, StopPrice: { } stop } => new OrderTerms(
            SpotOrderType.StopLossLimit,
            Plain(order.Quantity),
            StopLimit(Plain(stop), instrument),
            global::Binance.Net.Enums.TimeInForce.GoodTillCanceled,
            Plain(stop)),
        _ => throw new ArgumentException($"{order.ClientOrderId} is no complete {order.Type} order.", nameof(order)),
    };

    // Of an unknown instrument the trigger itself shows how fine a price may be.
    private static decimal StopLimit(decimal stop, Instrument? instrument)
    {
        decimal tick = instrument is { TickSize: > 0m } ? instrument.TickSize : new decimal(1, 0, 0, false, stop.Scale);

        return Plain(Math.Max(tick, Math.Floor(stop * StopLimitShare / tick) * tick));
    }

    private static decimal Plain(decimal value) => value / One;
}
