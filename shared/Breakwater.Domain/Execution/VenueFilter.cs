namespace Breakwater.Domain.Execution;

/// <summary>
/// A rule of the venue that orders are judged by. Their order is that in which Binance lists them for each symbol, the
/// same in all of its answers from 2021 to 2024, and then that of its list of errors.
/// </summary>
public enum VenueFilter
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PRICE_FILTER.</summary>
    PriceFilter,

    /// <summary>PERCENT_PRICE.</summary>
    PercentPrice,

    /// <summary>LOT_SIZE.</summary>
    LotSize,

    /// <summary>MIN_NOTIONAL.</summary>
    MinNotional,

    /// <summary>ICEBERG_PARTS.</summary>
    IcebergParts,

    /// <summary>MARKET_LOT_SIZE.</summary>
    MarketLotSize,

    /// <summary>TRAILING_DELTA.</summary>
    TrailingDelta,

    /// <summary>PERCENT_PRICE_BY_SIDE.</summary>
    PercentPriceBySide,

    /// <summary>NOTIONAL.</summary>
    Notional,

    /// <summary>MAX_NUM_ORDERS.</summary>
    MaxNumOrders,

    /// <summary>MAX_POSITION.</summary>
    MaxPosition,

    /// <summary>MAX_NUM_ALGO_ORDERS.</summary>
    MaxNumAlgoOrders,

    /// <summary>MAX_NUM_ICEBERG_ORDERS.</summary>
    MaxNumIcebergOrders,

    /// <summary>MAX_NUM_ORDER_LISTS.</summary>
    MaxNumOrderLists,

    /// <summary>EXCHANGE_MAX_NUM_ORDERS.</summary>
    ExchangeMaxNumOrders,

    /// <summary>EXCHANGE_MAX_NUM_ALGO_ORDERS.</summary>
    ExchangeMaxNumAlgoOrders,

    /// <summary>EXCHANGE_MAX_NUM_ICEBERG_ORDERS.</summary>
    ExchangeMaxNumIcebergOrders,

    /// <summary>EXCHANGE_MAX_NUM_ORDER_LISTS.</summary>
    ExchangeMaxNumOrderLists,
}
