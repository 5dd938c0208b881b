namespace Binance.Net.Enums;

public enum TimeInForce
{
    GoodTillCanceled,
    ImmediateOrCancel,
    FillOrKill,
    GoodTillCrossing,
    GoodTillExpiredOrCanceled,
    GoodTillDate,
    Rpi,
}
