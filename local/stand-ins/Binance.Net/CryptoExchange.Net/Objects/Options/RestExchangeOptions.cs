namespace CryptoExchange.Net.Objects.Options;

public class RestExchangeOptions : ExchangeOptions
{
    public TimeSpan TimestampRecalculationInterval { get; set; } = TimeSpan.FromHours(1);

    public Version HttpVersion { get; set; } = new Version(2, 0);

    public TimeSpan HttpPooledConnectionLifetime { get; set; } = TimeSpan.FromMinutes(15);

    public int HttpMaxConnectionsPerServer { get; set; } = int.MaxValue;
}
