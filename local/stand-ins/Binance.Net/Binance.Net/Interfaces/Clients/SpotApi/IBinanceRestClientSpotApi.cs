namespace Binance.Net.Interfaces.Clients.SpotApi;

public interface IBinanceRestClientSpotApi : IDisposable
{
    IBinanceRestClientSpotApiAccount Account { get; }

    IBinanceRestClientSpotApiExchangeData ExchangeData { get; }

    IBinanceRestClientSpotApiTrading Trading { get; }
}
