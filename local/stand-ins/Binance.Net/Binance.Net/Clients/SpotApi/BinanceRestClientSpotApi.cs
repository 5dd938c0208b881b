using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Transport;

namespace Binance.Net.Clients.SpotApi;

internal sealed class BinanceRestClientSpotApi(RestTransport transport) : IBinanceRestClientSpotApi
{
    public IBinanceRestClientSpotApiExchangeData ExchangeData { get; } =
        new BinanceRestClientSpotApiExchangeData(transport);

    public void Dispose()
    {
    }
}
