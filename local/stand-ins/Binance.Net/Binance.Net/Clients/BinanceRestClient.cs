using Binance.Net.Clients.SpotApi;
using Binance.Net.Interfaces.Clients;
using Binance.Net.Interfaces.Clients.SpotApi;
using Binance.Net.Objects.Options;
using Binance.Net.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Binance.Net.Clients;

public class BinanceRestClient : IBinanceRestClient
{
    private readonly BinanceHttp? ownHttp;

    public BinanceRestClient(Action<BinanceRestOptions>? optionsDelegate = null)
        : this(null, null, Options.Create(Configured(optionsDelegate)))
    {
    }

    public BinanceRestClient(
        HttpClient? httpClient, ILoggerFactory? loggerFactory, IOptions<BinanceRestOptions> options)
    {
        HttpClient http = httpClient ?? (ownHttp = new BinanceHttp(options.Value)).Client;
        ILogger logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Binance.RestClient");
        SpotApi = new BinanceRestClientSpotApi(new RestTransport(http, options.Value, logger));
    }

    public string Exchange => RestTransport.Exchange;

    public IBinanceRestClientSpotApi SpotApi { get; }

    public void Dispose()
    {
        SpotApi.Dispose();
        ownHttp?.Dispose();
        GC.SuppressFinalize(this);
    }

    private static BinanceRestOptions Configured(Action<BinanceRestOptions>? configure)
    {
        BinanceRestOptions options = new();
        configure?.Invoke(options);
        return options;
    }
}
