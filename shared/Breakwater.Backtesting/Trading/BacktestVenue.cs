using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Trading;

/// <summary>Answers orders as the venue would, at the prices of the fill model, and keeps the account.</summary>
internal sealed class BacktestVenue(BacktestAssumptions assumptions, decimal startBalance)
{
    /// <summary>Fees are cut to eight decimals, as the venue's assets are.</summary>
    private const int FeeDecimals = 8;

    private readonly FillModel fills = new(assumptions.SlippageBasisPoints);
    private readonly Dictionary<string, decimal> bases = new(StringComparer.Ordinal);
    private long nextFill = 1;

    /// <summary>Quote currency that is not in positions.</summary>
    public decimal Quote { get; private set; } = startBalance;

    /// <summary>Spread and slippage paid so far, quote currency.</summary>
    public decimal Friction { get; private set; }

    /// <summary>What is held of an asset.</summary>
    public decimal BaseOf(string asset) => bases.GetValueOrDefault(asset);

    /// <summary>Executes an order at once or lets a stop rest.</summary>
    public OrderReport Submit(OrderRequest order, Instrument instrument, MarketMoment moment) => order.Type switch
    {
        OrderType.LimitImmediate => Buy(order, instrument, moment),
        OrderType.StopMarket when order.StopPrice >= moment.Price - moment.HalfSpread =>
            new OrderReport(order.ClientOrderId, OrderStatus.Rejected, [], "Order would trigger immediately."),
        OrderType.StopMarket => Open(order.ClientOrderId),
        OrderType.Market => Sell(
            order.ClientOrderId, order.Quantity, instrument, (fills.Sell(moment.Price, moment.HalfSpread), moment.At)),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Type, "No such order."),
    };

    /// <summary>Fills a resting stop when the candle reaches it; null when it does not.</summary>
    public OrderReport? Touch(Leg stop, Instrument instrument, Candle candle, DateTimeOffset at) =>
        fills.Stop(candle, stop.StopPrice ?? 0m) is { } sold
            ? Sell(stop.ClientOrderId, stop.Quantity - stop.FilledQuantity, instrument, (sold, at))
            : null;

    /// <summary>It rests.</summary>
    public static OrderReport Open(string clientOrderId) => new(clientOrderId, OrderStatus.Open, []);

    private OrderReport Buy(OrderRequest order, Instrument instrument, MarketMoment moment)
    {
        decimal quantity = instrument.QuantityDown(Math.Min(order.Quantity, moment.Depth));
        if (quantity <= 0m || fills.Buy(moment.Price, moment.HalfSpread, order.Price ?? 0m) is not { } bought)
        {
            return new OrderReport(order.ClientOrderId, OrderStatus.Expired, [], "beyond the limit");
        }

        decimal commission = Fee(quantity);
        Quote -= bought.Price * quantity;
        Friction += (bought.Price - bought.Reference) * quantity;
        bases[instrument.BaseAsset] = BaseOf(instrument.BaseAsset) + quantity - commission;
        Fill fill = new(nextFill++, bought.Price, quantity, commission, instrument.BaseAsset, moment.At);

        return new OrderReport(
            order.ClientOrderId, quantity == order.Quantity ? OrderStatus.Filled : OrderStatus.Expired, [fill]);
    }

    private OrderReport Sell(
        string clientOrderId, decimal quantity, Instrument instrument, (Execution Got, DateTimeOffset At) sale)
    {
        decimal value = sale.Got.Price * quantity;
        decimal commission = Fee(value);
        Quote += value - commission;
        Friction += (sale.Got.Reference - sale.Got.Price) * quantity;
        bases[instrument.BaseAsset] = BaseOf(instrument.BaseAsset) - quantity;
        Fill fill = new(nextFill++, sale.Got.Price, quantity, commission, instrument.QuoteAsset, sale.At);

        return new OrderReport(clientOrderId, OrderStatus.Filled, [fill]);
    }

    private decimal Fee(decimal amount) =>
        Math.Round(amount * assumptions.FeeBasisPoints / 10_000m, FeeDecimals, MidpointRounding.ToZero);
}
