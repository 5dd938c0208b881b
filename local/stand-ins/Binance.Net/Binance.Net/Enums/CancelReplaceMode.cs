namespace Binance.Net.Enums;

public enum CancelReplaceMode
{
    StopOnFailure,
    AllowFailure,
}
