using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Transport;

namespace Binance.Net.Clients.SpotApi;

internal sealed class BinanceRestClientSpotApi(RestTransport transport) : IBinanceRestClientSpotApi
{
    public IBinanceRestClientSpotApiAccount Account { get; } = new BinanceRestClientSpotApiAccount(transport);

    public IBinanceRestClientSpotApiExchangeData ExchangeData { get; } =
        new BinanceRestClientSpotApiExchangeData(transport);

    public IBinanceRestClientSpotApiTrading Trading { get; } = new BinanceRestClientSpotApiTrading(transport);

    public void Dispose()
    {
    }
}
