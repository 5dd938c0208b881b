namespace Binance.Net.Enums;

public enum CancelRestriction
{
    OnlyNew,
    OnlyPartiallyFilled,
}
