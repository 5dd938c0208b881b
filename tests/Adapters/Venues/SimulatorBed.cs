using System.Net;
using System.Net.Http.Json;
using Binance.Net;
using Binance.Net.Clients;
using Breakwater.Adapters.Binance;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ExchangeClock = Breakwater.Local.Exchange.Market.VirtualClock;
using Interval = Breakwater.Local.Exchange.Market.Interval;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>The exchange simulator on a port of this machine, with the live venue's adapter before it.</summary>
internal sealed class SimulatorBed : VenueContractBed
{
    private const long Start = 1_740_960_000_000;
    private const long Step = 300_000;
    private const int History = 24;

    private readonly WebApplication app;
    private readonly HttpClient http;
    private readonly BinanceRestClient client;
    private readonly VenueReads reads;
    private readonly TestKit.VirtualClock clock;

    private SimulatorBed(WebApplication app, VenueKey key)
    {
        this.app = app;
        string address = app.Urls.First();
        http = new HttpClient { BaseAddress = new Uri(address) };
        clock = new TestKit.VirtualClock(DateTimeOffset.FromUnixTimeMilliseconds(TimeAt(0)));
        client = new BinanceRestClient(options =>
        {
            options.Environment = BinanceEnvironment.CreateCustom(
                "simulator", address, address, address, null, null, null, null, null, null, null);
            options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
            options.ApiCredentials = key.ToCredentials();
        });
        var budget = new MemoryRateBudget(clock, new RateLimits());
        reads = new VenueReads(budget, clock);
        Market = new BinanceMarketData(client, reads, clock);
        var access = new VenueAccess(http, new Uri(address), key);
        Venue = new BinanceTradingVenue(
            client, reads, Market, budget, access, clock);
    }

    public override ITradingVenue Venue { get; }

    public BinanceMarketData Market { get; }

    private int Moved { get; set; }

    /// <summary>Starts with the simulator's own account, or with one of <paramref name="account"/>.</summary>
    public static async Task<SimulatorBed> StartAsync(
        decimal[] prices, VenueKey? key = null, object? account = null)
    {
        var exchangeClock = new ExchangeClock(TimeAt(0), TimeAt(prices.Length));
        var router = new RestRouter(
            MarketOf(prices), exchangeClock, new WeightLimiter(), new TradingVenue(TimeProvider.System));
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        app.Run(router.HandleAsync);
        await app.StartAsync();
        var bed = new SimulatorBed(app, key ?? VenueKey.OfHmac(AccountBook.DefaultKey, AccountBook.DefaultSecret));
        await bed.SimulateAsync(
            HttpMethod.Put, "account", account ?? new { balances = new { USDT = $"{Equity}" } });

        return bed;
    }

    public override async Task MoveAsync()
    {
        Moved++;
        await SimulateAsync(HttpMethod.Put, "clock", new { now = TimeAt(Moved) });
        clock.AdvanceTo(DateTimeOffset.FromUnixTimeMilliseconds(TimeAt(Moved)));
    }

    /// <summary>The next such request goes wrong.</summary>
    public Task FailAsync(string kind, string phase, string path) => SimulateAsync(
        HttpMethod.Post, "faults", new { kind, phase, path, method = "POST", count = 1 });

    protected override async ValueTask EndAsync()
    {
        client.Dispose();
        reads.Dispose();
        http.Dispose();
        await app.DisposeAsync();
    }

    private static long TimeAt(int move) => Start + ((History + move) * Step) + 60_000;

    // Flat candles: the market jumps from one price to the next when a candle opens.
    private static VenueMarket MarketOf(decimal[] prices)
    {
        decimal[] all = [.. Enumerable.Repeat(prices[0], History), .. prices, prices[^1]];
        Candle[] candles =
        [
            .. all.Select((price, index) => new Candle
            {
                OpenTime = Start + (index * Step),
                Open = (long)(price * 100m),
                High = (long)(price * 100m),
                Low = (long)(price * 100m),
                Close = (long)(price * 100m),
                Volume = 5_000_000,
            }),
        ];

        return new VenueMarket(
            [new SymbolMarket(InstrumentTable.Find(Symbol.Value), Interval.Parse("5m"), candles)], "contract");
    }

    private async Task SimulateAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"/sim/{path}") { Content = JsonContent.Create(body) };
        using HttpResponseMessage response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
