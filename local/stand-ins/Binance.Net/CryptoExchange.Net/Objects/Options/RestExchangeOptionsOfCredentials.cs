using CryptoExchange.Net.Authentication;

namespace CryptoExchange.Net.Objects.Options;

public class RestExchangeOptions<TEnvironment, TApiCredentials> : RestExchangeOptions<TEnvironment>
    where TEnvironment : TradeEnvironment
    where TApiCredentials : ApiCredentials
{
    public TApiCredentials? ApiCredentials { get; set; }
}
