namespace CryptoExchange.Net.Objects;

public enum RateLimitingBehaviour
{
    Fail,
    Wait,
}
