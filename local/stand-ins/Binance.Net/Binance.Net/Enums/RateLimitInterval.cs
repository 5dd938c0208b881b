namespace Binance.Net.Enums;

public enum RateLimitInterval
{
    Second,
    Minute,
    Day,
}
