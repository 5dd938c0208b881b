namespace Breakwater.Local.Exchange.Trading;

public enum OrderStatus
{
    New,
    PendingNew,
    PartiallyFilled,
    Filled,
    Canceled,
    Rejected,
    Expired,
}
