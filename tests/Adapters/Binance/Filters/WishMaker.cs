using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>Orders that somebody might want: usual, tiny, huge, off the grid, at the edge of a filter.</summary>
internal sealed class WishMaker(Instrument instrument, decimal average, Chance chance)
{
    private readonly VenueFilters filters = instrument.Filters!;

    private PriceGrid Prices => filters.Price!;

    private QuantityGrid Lots => filters.Lot!;

    private NotionalRange Notional => filters.Notional ?? filters.MinNotional!;

    /// <summary>One order, or the orders of a list.</summary>
    public IReadOnlyList<OrderShape> NextOrders() => chance.Next(10) switch
    {
        0 => Oco(),
        1 => [Order(OrderType.Limit), Order(chance.Of(OrderType.StopMarket, OrderType.StopLimit))],
        2 => [Order(OrderType.Limit) with { Side = OrderSide.Buy }, Proceeds(OrderType.StopLimit)],
        _ => [Next()],
    };

    public OrderShape Next() => Order(chance.Of(
        OrderType.Market,
        OrderType.Limit,
        OrderType.LimitMaker,
        OrderType.LimitImmediate,
        OrderType.StopMarket,
        OrderType.StopLimit,
        OrderType.TakeProfitMarket,
        OrderType.TakeProfitLimit));

    /// <summary>The order as we would send it; what nothing fits stays as it was.</summary>
    public OrderShape Round(OrderShape order)
    {
        decimal? quantity = order.Quantity is not { } wish ? null
            : (order.IsMarket ? instrument.FitMarketQuantity(wish) : instrument.FitQuantity(wish)) ?? wish;

        return order with
        {
            Quantity = quantity,
            Price = order.Price is { } price ? instrument.FitPriceDown(price) ?? price : null,
            StopPrice = order.StopPrice is { } stop ? instrument.FitPriceUp(stop) ?? stop : null,
            VisibleQuantity = order.VisibleQuantity is { } visible && quantity is { } all
                ? instrument.FitVisibleQuantity(all, visible)
                : null,
        };
    }

    private OrderShape[] Oco()
    {
        OrderShape target = Order(OrderType.LimitMaker);
        OrderShape stop = Order(chance.Of(OrderType.StopMarket, OrderType.StopLimit));

        return [target, stop with { Side = target.Side, Quantity = target.Quantity }];
    }

    private OrderShape Proceeds(OrderType type) =>
        Order(type) with { Side = OrderSide.Sell, Quantity = null, VisibleQuantity = null };

    private OrderShape Order(OrderType type)
    {
        var shape = new OrderShape(chance.OneIn(2) ? OrderSide.Buy : OrderSide.Sell, type);
        decimal quantity = Quantity();
        bool spends = type is OrderType.Market && chance.OneIn(5);
        bool trails = shape.IsAlgo && chance.OneIn(4);
        shape = shape with
        {
            Quantity = spends ? null : quantity,
            QuoteQuantity = spends ? Math.Max(0.00000001m, Worth() * chance.Between(0.5m, 2m)) : null,
            Price = shape.IsMarket ? null : Price(shape.Side),
            StopPrice = shape.IsAlgo && !(trails && chance.OneIn(2)) ? Trigger() : null,
            TrailingDelta = trails ? chance.Of(5, 9, 10, 500, 2000, 2001) : null,
            VisibleQuantity = !shape.IsMarket && chance.OneIn(5) ? Visible(quantity) : null,
        };

        return chance.OneIn(2) ? Round(shape) : shape;
    }

    private decimal Worth() => Notional.Min == 0m ? 1m : Notional.Min;

    private decimal Quantity()
    {
        decimal usual = Worth() * chance.Between(0.6m, 20m) / average;
        decimal market = filters.MarketLot?.Max ?? Lots.Max;

        return chance.Next(10) switch
        {
            0 => chance.Of(Lots.Min, Lots.Min / 2m, 0m, Lots.Step / 3m, 0.000000000001m),
            1 => chance.Of(Lots.Max, Lots.Max + Lots.Step, market, market + Lots.Step),
            2 => chance.Of(Lots.Max * 3m, 100_000_000_000_000_000_000m),
            3 => usual + (Lots.Step / 2m),
            4 when Notional.Max > 0m => Notional.Max * chance.Between(0.9m, 1.1m) / average,
            5 => Worth() * chance.Between(0.99m, 1.01m) / average,
            _ => instrument.QuantityDown(usual),
        };
    }

    private decimal Visible(decimal quantity) => Math.Max(
        0.000000000001m,
        chance.Of(
            quantity / 3m, quantity / 10m, quantity / 11m, quantity / 30m, instrument.QuantityDown(quantity / 4m)));

    private decimal Trigger() => Math.Max(Prices.Tick / 2m, chance.Next(6) switch
    {
        0 => average + (Prices.Tick / 2m),
        1 => chance.Of(Prices.Max, Prices.Max + Prices.Tick, Prices.Min, Prices.Min / 2m),
        _ => instrument.PriceDown(average * chance.Between(0.9m, 1.1m)),
    });

    private decimal Price(OrderSide side)
    {
        PercentBand band = filters.PercentPrice
            ?? (side is OrderSide.Buy ? filters.PercentPriceBySide!.Bid : filters.PercentPriceBySide!.Ask);
        (decimal high, decimal low) = (average * band.Up, average * band.Down);

        return chance.Next(10) switch
        {
            0 => chance.Of(high, instrument.PriceDown(high), instrument.PriceUp(high), high + Prices.Tick),
            1 => chance.Of(low, instrument.PriceUp(low), instrument.PriceDown(low), Math.Max(0m, low - Prices.Tick)),
            2 => average + (Prices.Tick / 2m),
            3 => chance.Of(0m, Prices.Min, Prices.Min / 2m, Prices.Max, Prices.Max + Prices.Tick, Prices.Max * 10m),
            _ => instrument.PriceDown(average * chance.Between(0.95m, 1.05m)),
        };
    }
}
