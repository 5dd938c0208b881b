namespace CryptoExchange.Net.Objects.Options;

public class RestExchangeOptions<TEnvironment> : RestExchangeOptions
    where TEnvironment : TradeEnvironment
{
    public TEnvironment Environment { get; set; } = null!;
}
