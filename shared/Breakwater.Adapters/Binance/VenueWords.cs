using Binance.Net.Enums;

namespace Breakwater.Adapters.Binance;

/// <summary>Words of the venue (enums.md) for requests and answers that the client does not handle.</summary>
internal static class VenueWords
{
    public static string Of(SpotOrderType type) => type switch
    {
        SpotOrderType.Limit => "LIMIT",
        SpotOrderType.Market => "MARKET",
        SpotOrderType.StopLoss => "STOP_LOSS",
        SpotOrderType.StopLossLimit => "STOP_LOSS_LIMIT",
        SpotOrderType.TakeProfit => "TAKE_PROFIT",
        SpotOrderType.TakeProfitLimit => "TAKE_PROFIT_LIMIT",
        SpotOrderType.LimitMaker => "LIMIT_MAKER",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };

    public static string? Of(TimeInForce? time) => time switch
    {
        null => null,
        TimeInForce.GoodTillCanceled => "GTC",
        TimeInForce.ImmediateOrCancel => "IOC",
        TimeInForce.FillOrKill => "FOK",
        _ => throw new ArgumentOutOfRangeException(nameof(time), time, "No such time in force."),
    };

    /// <summary>A status; one that is not an order's when the venue says something new.</summary>
    public static OrderStatus Status(string? word) => word switch
    {
        "NEW" => OrderStatus.New,
        "PENDING_NEW" => OrderStatus.PendingNew,
        "PARTIALLY_FILLED" => OrderStatus.PartiallyFilled,
        "FILLED" => OrderStatus.Filled,
        "CANCELED" => OrderStatus.Canceled,
        "PENDING_CANCEL" => OrderStatus.PendingCancel,
        "REJECTED" => OrderStatus.Rejected,
        "EXPIRED" => OrderStatus.Expired,
        "EXPIRED_IN_MATCH" => OrderStatus.ExpiredInMatch,
        _ => (OrderStatus)(-1),
    };
}
