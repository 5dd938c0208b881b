namespace Binance.Net.Enums;

public enum OrderResponseType
{
    Acknowledge,
    Result,
    Full,
}
