namespace CryptoExchange.Net.Objects;

public class TradeEnvironment
{
    protected TradeEnvironment(string name) => Name = name;

    public string Name { get; set; }
}
