namespace Breakwater.Domain.Execution;

/// <summary>What a venue's filters look at in an order.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">How it is executed.</param>
public sealed record OrderShape(OrderSide Side, OrderType Type)
{
    /// <summary>Base currency; null for what the venue sets itself.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Quote currency that a market order spends or receives, in the place of a quantity.</summary>
    public decimal? QuoteQuantity { get; init; }

    /// <summary>Limit price, quote currency.</summary>
    public decimal? Price { get; init; }

    /// <summary>Trigger price, quote currency.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>How far the trigger follows the price, basis points.</summary>
    public int? TrailingDelta { get; init; }

    /// <summary>Base currency that the book shows at once; null for all.</summary>
    public decimal? VisibleQuantity { get; init; }

    /// <summary>Whether it waits for a trigger; Binance calls such orders "algo".</summary>
    public bool IsAlgo => Type is OrderType.StopMarket or OrderType.StopLimit
        or OrderType.TakeProfitMarket or OrderType.TakeProfitLimit;

    /// <summary>Whether it has no limit price.</summary>
    public bool IsMarket => Type is OrderType.Market or OrderType.StopMarket or OrderType.TakeProfitMarket;

    /// <summary>Whether it hides a part of its quantity.</summary>
    public bool IsIceberg => VisibleQuantity is > 0m;

    /// <summary>Whether a rising price sets it off: a buyer's stop and a seller's target.</summary>
    public bool TriggersAbove =>
        (Type is OrderType.StopMarket or OrderType.StopLimit) == (Side is OrderSide.Buy);

    /// <summary>The shape of a request.</summary>
    public static OrderShape Of(OrderRequest order) => new(order.Side, order.Type)
    {
        Quantity = order.Quantity,

        // A market order may carry the price that was approved; the venue never sees it.
        Price = order.Type is OrderType.Market or OrderType.StopMarket or OrderType.TakeProfitMarket
            ? null
            : order.Price,
        StopPrice = order.StopPrice,
        VisibleQuantity = order.VisibleQuantity,
    };
}
