using System.Collections.Frozen;
using System.Text.Json;
using Binance.Net.Enums;

namespace Binance.Net.Wire;

/// <summary>What the exchange calls an enum value: UPPER_SNAKE of its name, but for these.</summary>
internal static class WireNames
{
    private static readonly FrozenDictionary<KlineInterval, string> Intervals = new Dictionary<KlineInterval, string>
    {
        [KlineInterval.OneSecond] = "1s",
        [KlineInterval.OneMinute] = "1m",
        [KlineInterval.ThreeMinutes] = "3m",
        [KlineInterval.FiveMinutes] = "5m",
        [KlineInterval.FifteenMinutes] = "15m",
        [KlineInterval.ThirtyMinutes] = "30m",
        [KlineInterval.OneHour] = "1h",
        [KlineInterval.TwoHour] = "2h",
        [KlineInterval.FourHour] = "4h",
        [KlineInterval.SixHour] = "6h",
        [KlineInterval.EightHour] = "8h",
        [KlineInterval.TwelveHour] = "12h",
        [KlineInterval.OneDay] = "1d",
        [KlineInterval.ThreeDay] = "3d",
        [KlineInterval.OneWeek] = "1w",
        [KlineInterval.OneMonth] = "1M",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<SymbolFilterType, string> Filters =
        new Dictionary<SymbolFilterType, string>
        {
            [SymbolFilterType.Unknown] = "",
            [SymbolFilterType.Price] = "PRICE_FILTER",
            [SymbolFilterType.PricePercent] = "PERCENT_PRICE",
            [SymbolFilterType.MaxNumberOrders] = "MAX_NUM_ORDERS",
            [SymbolFilterType.MaxNumberAlgorithmicOrders] = "MAX_NUM_ALGO_ORDERS",
            [SymbolFilterType.PercentagePriceBySide] = "PERCENT_PRICE_BY_SIDE",
            [SymbolFilterType.IcebergOrders] = "EXCHANGE_MAX_NUM_ICEBERG_ORDERS",
            [SymbolFilterType.OrderAmends] = "MAX_NUM_ORDER_AMENDS",
            [SymbolFilterType.OrderLists] = "MAX_NUM_ORDER_LISTS",
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Enum, string> Orders = new Dictionary<Enum, string>
    {
        [TimeInForce.GoodTillCanceled] = "GTC",
        [TimeInForce.ImmediateOrCancel] = "IOC",
        [TimeInForce.FillOrKill] = "FOK",
        [TimeInForce.GoodTillCrossing] = "GTX",
        [TimeInForce.GoodTillExpiredOrCanceled] = "GTE_GTC",
        [TimeInForce.GoodTillDate] = "GTD",
        [OrderResponseType.Acknowledge] = "ACK",
        [OrderStatus.Insurance] = "NEW_INSURANCE",
        [OrderStatus.Adl] = "NEW_ADL",
        [ListStatusType.ExecutionStarted] = "EXEC_STARTED",
        [ListStatusType.Done] = "ALL_DONE",
        [ListOrderStatus.Rejected] = "REJECT",
        [ListOrderStatus.Done] = "ALL_DONE",
    }.ToFrozenDictionary();

    public static string Of(object value) => value switch
    {
        KlineInterval interval => Intervals[interval],
        Enum order when Orders.TryGetValue(order, out string? name) => name,
        SymbolFilterType filter when Filters.TryGetValue(filter, out string? name) => name,
        SystemStatus status => status == SystemStatus.Normal ? "0" : "1",
        SymbolType type => type == SymbolType.UsdMargin ? "1" : "2",
        PermissionType permission when permission >= PermissionType.TradeGroup002 =>
            string.Concat("TRD_GRP_", permission.ToString().AsSpan("TradeGroup".Length)),
        _ => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()!),
    };
}
