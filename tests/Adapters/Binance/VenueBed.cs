using System.Collections.Concurrent;
using System.Net;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Tests.Paper;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>The live venue before a web server that answers each call by its method and path.</summary>
internal sealed class VenueBed : IAsyncDisposable
{
    public const string Id = "bw-trade-e1";
    public const string Order = "/api/v3/order";
    public const string Replace = "/api/v3/order/cancelReplace";
    public const string Trades = "/api/v3/myTrades";
    public const string NoSuchOrder = """{"code":-2013,"msg":"Order does not exist."}""";

    private readonly ConcurrentDictionary<(string Method, string Path), ConcurrentQueue<Reply>> script = new();
    private readonly FakeExchange exchange;

    private VenueBed(FakeExchange exchange, string tick)
    {
        this.exchange = exchange;
        Venue = new BinanceTradingVenue(
            exchange.Client, exchange.Reads, exchange.Market, exchange.Budget, exchange.Access, exchange.Clock);
        exchange.Answer = AnswerAsync;
        On("GET", "/api/v3/exchangeInfo", Symbols(tick));
    }

    public BinanceTradingVenue Venue { get; }

    public BinanceMarketData Market => exchange.Market;

    public MemoryRateBudget Budget => exchange.Budget;

    public TestKit.VirtualClock Clock => exchange.Clock;

    /// <summary>Method, path and parameters of each signed request.</summary>
    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>Told of each signed request before it is answered.</summary>
    public Action<Call> Arriving { get; set; } = static _ => { };

    public static Symbol Btc => PaperBed.Btc;

    public static async Task<VenueBed> StartAsync(string tick = "0.01") =>
        new(await FakeExchange.StartAsync(timeout: TimeSpan.FromSeconds(2)), tick);

    /// <summary>The listing of two symbols, of which only the second takes market stops.</summary>
    public static string Symbols(string tick) =>
        Symbol("BTCUSDT", "STOP_LOSS_LIMIT", tick) + Symbol("ETHUSDT", "STOP_LOSS", tick);

    public static OrderRequest Buy(decimal quantity, decimal? limit = null) => PaperBed.Buy(Id, quantity, limit);

    public static OrderRequest Sell(decimal quantity) => PaperBed.Sell(Id, quantity);

    public static OrderRequest Stop(decimal quantity, decimal price, Symbol? symbol = null) =>
        PaperBed.Stop(Id, quantity, price, symbol);

    public static string Error(int code, string text) => $$"""{"code":{{code}},"msg":"{{text}}"}""";

    /// <summary>A body that Binance has published.</summary>
    public static string Example(string name) =>
        File.ReadAllText(SharedMaterial.Require($"data/binance-api/examples/{name}.json"));

    /// <summary>An order as GET order shows it.</summary>
    public static string Shown(string status, string executed = "0.0", string quantity = "1.0", long number = 28) =>
        $$"""
        {"symbol":"BTCUSDT","orderId":{{number}},"orderListId":-1,"clientOrderId":"{{Id}}","price":"0.0",
        "origQty":"{{quantity}}","executedQty":"{{executed}}","cummulativeQuoteQty":"0.0","status":"{{status}}",
        "timeInForce":"GTC","type":"MARKET","side":"SELL","stopPrice":"0.0","time":1499827319559}
        """;

    public static string Trade(long id, string quantity) =>
        $$"""
        {"symbol":"BTCUSDT","id":{{id}},"orderId":28,"price":"4000.5","qty":"{{quantity}}","commission":"0.25",
        "commissionAsset":"BNB","time":1499865549590,"isBuyer":false,"isMaker":false,"isBestMatch":true}
        """;

    /// <summary>The next answer to a call; the last one stays.</summary>
    public VenueBed On(string method, string path, string body, int status = 200, string? header = null)
    {
        script.GetOrAdd((method, path), _ => new()).Enqueue(new Reply(body, status, header));

        return this;
    }

    public int Count(string method, string path) =>
        Calls.Count(call => call.Method == method && call.Path == path);

    public ValueTask DisposeAsync() => exchange.DisposeAsync();

    private static string Symbol(string name, string stop, string tick) =>
        (stop == "STOP_LOSS" ? "," : """{"symbols":[""")
        + $$"""
        {"symbol":"{{name}}","status":"TRADING","baseAsset":"{{name[..3]}}","quoteAsset":"USDT",
        "isSpotTradingAllowed":true,"orderTypes":["LIMIT","MARKET","{{stop}}"],
        "filters":[{"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"{{tick}}"}]}
        """
        + (stop == "STOP_LOSS" ? "]}" : "");

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/api/v3/time")
        {
            long now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            Calls.Enqueue(new Call("GET", "/api/v3/time", ""));
            await context.Response.WriteAsync($$"""{"serverTime":{{now}}}""");

            return;
        }

        using var body = new StreamReader(context.Request.Body);
        string parameters = context.Request.QueryString.Value!.TrimStart('?') + await body.ReadToEndAsync();
        var call = new Call(context.Request.Method, context.Request.Path!, WebUtility.UrlDecode(parameters));
        Calls.Enqueue(call);
        Arriving(call);
        if (!script.TryGetValue((context.Request.Method, context.Request.Path!), out ConcurrentQueue<Reply>? replies))
        {
            context.Response.StatusCode = 404;

            return;
        }

        Reply reply = replies.Count > 1 && replies.TryDequeue(out Reply? next) ? next : replies.First();
        await reply.WriteAsync(context);
    }

    /// <summary>One call as it came in.</summary>
    internal sealed record Call(string Method, string Path, string Parameters)
    {
        public string? this[string name] => Parameters.Split('&')
            .Select(pair => pair.Split('='))
            .Where(pair => pair[0] == name)
            .Select(pair => pair[1])
            .SingleOrDefault();
    }

    private sealed record Reply(string Body, int Status, string? Header)
    {
        public Task WriteAsync(HttpContext context)
        {
            if (Status == 0)
            {
                context.Abort();

                return Task.CompletedTask;
            }

            if (Status < 0)
            {
                return Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }

            context.Response.StatusCode = Status;
            context.Response.ContentType = "application/json";
            foreach (string[] pair in (Header ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => text.Split(':')))
            {
                context.Response.Headers[pair[0]] = pair[1];
            }

            return context.Response.WriteAsync(Body);
        }
    }
}
