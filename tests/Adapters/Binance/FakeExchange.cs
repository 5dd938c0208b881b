using System.Collections.Concurrent;
using System.Net;
using Binance.Net;
using Binance.Net.Clients;
using Breakwater.Adapters.Binance;
using Breakwater.TestKit;
using CryptoExchange.Net.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>A web server in the place of Binance, with the adapter before it.</summary>
internal sealed class FakeExchange : IAsyncDisposable
{
    public const string Key = "key";
    public const string Secret = "secret";

    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly BinanceRestClient client;

    private FakeExchange(WebApplication app, TimeSpan timeout)
    {
        this.app = app;
        string address = app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Access = new VenueAccess(http, new Uri(address), VenueKey.OfHmac(Key, Secret)) { Timeout = timeout };
        client = new BinanceRestClient(options =>
        {
            options.Environment = BinanceEnvironment.CreateCustom(
                "test", address, address, address, null, null, null, null, null, null, null);
            options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
            options.ApiCredentials = Access.Key.ToCredentials();
            options.RequestTimeout = timeout;
        });
        Budget = new MemoryRateBudget(Clock, new RateLimits());
        Reads = new VenueReads(Budget, Clock);
        Market = new BinanceMarketData(client, Reads, Clock);
    }

    public VenueReads Reads { get; }

    public VirtualClock Clock { get; } = new(TestRules.Start);

    public BinanceMarketData Market { get; }

    public MemoryRateBudget Budget { get; }

    public BinanceRestClient Client => client;

    public VenueAccess Access { get; }

    /// <summary>Path and query of each request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public static async Task<FakeExchange> StartAsync(
        string body = "{}", int status = 200, TimeSpan? timeout = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        FakeExchange? exchange = null;
        app.Run(context =>
        {
            exchange!.Requests.Enqueue(context.Request.GetEncodedPathAndQuery());

            return exchange.Answer(context);
        });
        await app.StartAsync();
        exchange = new FakeExchange(app, timeout ?? TimeSpan.FromSeconds(20));
        exchange.Reply(body, status);

        return exchange;
    }

    public void Reply(string body, int status = 200) => Answer = context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";

        return context.Response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        http.Dispose();
        Reads.Dispose();
        await app.DisposeAsync();
    }
}
