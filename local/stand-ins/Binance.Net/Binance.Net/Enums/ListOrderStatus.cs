namespace Binance.Net.Enums;

public enum ListOrderStatus
{
    Executing,
    Rejected,
    Done,
}
