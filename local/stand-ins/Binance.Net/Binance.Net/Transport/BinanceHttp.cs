using System.Net;
using Binance.Net.Objects.Options;

namespace Binance.Net.Transport;

/// <summary>The connections that all clients of one container share.</summary>
internal sealed class BinanceHttp : IDisposable
{
    private readonly SocketsHttpHandler handler;

    public BinanceHttp(BinanceRestOptions options)
    {
        handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = options.HttpPooledConnectionLifetime,
            MaxConnectionsPerServer = options.HttpMaxConnectionsPerServer,
        };

        // The request's own timer follows the process clock; this one only ends what hangs in real time.
        TimeSpan backstop = options.RequestTimeout + TimeSpan.FromMinutes(1);
        Client = new HttpClient(handler, disposeHandler: false) { Timeout = backstop };
    }

    public HttpClient Client { get; }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
