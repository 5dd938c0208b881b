namespace CryptoExchange.Net.Objects;

public static class TradeEnvironmentNames
{
    public const string Live = "live";
    public const string Testnet = "testnet";
}
