namespace Binance.Net.Objects.Options;

public class BinanceOptions
{
    public BinanceRestOptions Rest { get; set; } = new();

    public BinanceEnvironment? Environment { get; set; }

    public BinanceCredentials? ApiCredentials { get; set; }
}
