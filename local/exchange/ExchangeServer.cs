using System.Net;
using System.Net.Sockets;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Loading;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Synthetic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Exchange;

/// <summary>A running simulator.</summary>
public sealed class ExchangeServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private ExchangeServer(WebApplication application, VenueMarket market, VirtualClock clock)
    {
        this.application = application;
        Market = market;
        Clock = clock;
        Address = new Uri(application.Urls.First());
    }

    public Uri Address { get; }

    public VenueMarket Market { get; }

    public VirtualClock Clock { get; }

    /// <summary>Loads the market and listens; throws <see cref="StartupException"/> when it cannot.</summary>
    public static async Task<ExchangeServer> StartAsync(ExchangeSettings settings, TimeProvider realTime)
    {
        Listings listings = settings.ExchangeInfoFile is { } file ? ExchangeInfoFile.Load(file) : Listings.None;
        VenueMarket market = settings.ReplayFolder is null
            ? SyntheticMarket.Create(settings.Seed, settings.Until, settings.Symbols, listings)
            : ReplayLoader.Load(settings.ReplayFolder, listings);
        RunWindow window = RunWindow.Choose(settings, market);
        VirtualClock clock = new(window.From, window.Until, settings.RunsInRealTime ? realTime : null);
        WeightLimiter? limiter = settings.NoLimits ? null : new WeightLimiter();
        RestRouter router = new(market, clock, limiter, new TradingVenue(realTime));
        return new ExchangeServer(await ListenAsync(settings.Port, router), market, clock);
    }

    public Task WaitForShutdownAsync() => application.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<WebApplication> ListenAsync(int port, RestRouter router)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, port);
        });
        WebApplication application = builder.Build();
        application.Run(router.HandleAsync);
        try
        {
            await application.StartAsync();
            return application;
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new StartupException(
                $"port {port} is in use or may not be used: choose another with --port", problem);
        }
    }
}
