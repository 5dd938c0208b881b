using Binance.Net.Interfaces.Clients.SpotApi;
using CryptoExchange.Net.Interfaces.Clients;

namespace Binance.Net.Interfaces.Clients;

public interface IBinanceRestClient : IRestClient<BinanceCredentials>
{
    IBinanceRestClientSpotApi SpotApi { get; }
}
