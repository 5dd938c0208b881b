using CryptoExchange.Net.Objects.Options;

namespace Binance.Net.Objects.Options;

public class BinanceRestOptions : RestExchangeOptions<BinanceEnvironment, BinanceCredentials>
{
    public BinanceRestOptions()
    {
        Environment = BinanceEnvironment.Live;
        AutoTimestamp = true;
    }

    public TimeSpan ReceiveWindow { get; set; } = TimeSpan.FromSeconds(5);

    public BinanceRestApiOptions SpotOptions { get; } = new();
}
