namespace Binance.Net.Interfaces.Clients.SpotApi;

public interface IBinanceRestClientSpotApi : IDisposable
{
    IBinanceRestClientSpotApiExchangeData ExchangeData { get; }
}
