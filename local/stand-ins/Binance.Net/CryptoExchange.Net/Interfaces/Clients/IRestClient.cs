namespace CryptoExchange.Net.Interfaces.Clients;

public interface IRestClient : IDisposable
{
    string Exchange { get; }
}
