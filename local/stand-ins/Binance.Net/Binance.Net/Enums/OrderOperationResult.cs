namespace Binance.Net.Enums;

public enum OrderOperationResult
{
    Success,
    Failure,
    NotAttempted,
}
