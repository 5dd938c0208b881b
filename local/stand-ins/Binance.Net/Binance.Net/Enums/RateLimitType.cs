namespace Binance.Net.Enums;

public enum RateLimitType
{
    RequestWeight,
    Orders,
    RawRequests,
    Connections,
}
