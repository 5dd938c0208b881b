namespace CryptoExchange.Net.Objects.Options;

public class ExchangeOptions
{
    public bool AutoTimestamp { get; set; }

    public bool OutputOriginalData { get; set; }

    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(20);

    public bool RateLimiterEnabled { get; set; } = true;

    public RateLimitingBehaviour RateLimitingBehaviour { get; set; } = RateLimitingBehaviour.Wait;
}
