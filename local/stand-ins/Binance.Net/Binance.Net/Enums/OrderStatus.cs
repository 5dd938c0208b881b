namespace Binance.Net.Enums;

public enum OrderStatus
{
    PendingNew,
    New,
    PartiallyFilled,
    Filled,
    Canceled,
    PendingCancel,
    Rejected,
    Expired,
    Insurance,
    Adl,
    ExpiredInMatch,
}
