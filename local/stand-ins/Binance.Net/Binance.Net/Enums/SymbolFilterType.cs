namespace Binance.Net.Enums;

public enum SymbolFilterType
{
    Unknown,
    Price,
    PricePercent,
    LotSize,
    MarketLotSize,
    MinNotional,
    MaxNumberOrders,
    MaxNumberAlgorithmicOrders,
    IcebergParts,
    MaxPosition,
    PercentagePriceBySide,
    TrailingDelta,
    Notional,
    IcebergOrders,
    PositionRiskControl,
    OrderAmends,
    OrderLists,
}
