using CryptoExchange.Net.Authentication;

namespace CryptoExchange.Net.Interfaces.Clients;

public interface IRestClient<TApiCredentials> : IRestClient
    where TApiCredentials : ApiCredentials;
