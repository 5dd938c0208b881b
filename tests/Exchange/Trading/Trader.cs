using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;

namespace Breakwater.Exchange.Tests.Trading;

/// <summary>A client of the simulator that signs what it sends.</summary>
internal sealed class Trader(Simulator simulator)
{
    public Simulator Simulator => simulator;

    public string Key { get; init; } = AccountBook.DefaultKey;

    public string Secret { get; init; } = AccountBook.DefaultSecret;

    /// <summary>The default account on a random walk of BTCUSDT and APEUSDT around 500.</summary>
    public static Trader OnWalk() => new(Simulator.OfWalk());

    /// <summary>The default account on BTCUSDT candles of five minutes; the clock stands in the given one.</summary>
    public static Trader On(long fromCandle, params (long Open, long High, long Low, long Close)[] candles) => new(
        new Simulator(
            TestMarkets.Venue(TestMarkets.Market([.. candles.Select((candle, index) => new Local.Exchange.Market.Candle
            {
                OpenTime = TestMarkets.Start + (index * TestMarkets.FiveMinutes),
                Open = candle.Open,
                High = candle.High,
                Low = candle.Low,
                Close = candle.Close,
                Volume = 1_000_000,
            })])),
            TestMarkets.Start + (fromCandle * TestMarkets.FiveMinutes)));

    public static string Sign(string secret, string payload) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(payload)));

    public Task<Simulator.Answer> SendAsync(string method, string path, string parameters = "")
    {
        string payload = FormattableString.Invariant(
            $"{parameters}{(parameters.Length > 0 ? "&" : string.Empty)}timestamp={simulator.Clock.Now}");
        string signed = $"{payload}&signature={Sign(Secret, payload)}";
        return simulator.SendAsync($"/api/v3/{path}?{signed}", method, null, Key);
    }

    public async Task<JsonElement> OkAsync(string method, string path, string parameters = "")
    {
        Simulator.Answer answer = await SendAsync(method, path, parameters);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    public Task<JsonElement> OrderAsync(string parameters) =>
        OkAsync("POST", "order", "symbol=BTCUSDT&" + parameters);

    public Task<JsonElement> QueryAsync(JsonElement order) => OkAsync(
        "GET",
        "order",
        FormattableString.Invariant(
            $"symbol={order.GetProperty("symbol").GetString()}&orderId={order.GetProperty("orderId").GetInt64()}"));

    public async Task<string> StatusAsync(JsonElement order) =>
        (await QueryAsync(order)).GetProperty("status").GetString()!;

    /// <summary>Expects a refusal.</summary>
    public async Task RefusedAsync((string Method, string Path, string Parameters) request, int code, string message)
    {
        Simulator.Answer answer = await SendAsync(request.Method, request.Path, request.Parameters);
        Assert.Equal(
            (code, message), (answer.Json.GetProperty("code").GetInt32(), answer.Json.GetProperty("msg").GetString()));
    }

    public async Task<(decimal Free, decimal Locked)> BalanceAsync(string asset)
    {
        JsonElement account = await OkAsync("GET", "account");
        JsonElement balance = account.GetProperty("balances").EnumerateArray()
            .FirstOrDefault(each => each.GetProperty("asset").GetString() == asset);
        return balance.ValueKind == JsonValueKind.Undefined
            ? (0, 0)
            : (Number(balance, "free"), Number(balance, "locked"));
    }

    public async Task<JsonElement> SimulateAsync(string method, string path, string body)
    {
        Simulator.Answer answer = await simulator.SendAsync("/sim/" + path, method, body);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    public static decimal Number(JsonElement parent, string name) =>
        decimal.Parse(parent.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    public static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString()!;

    public decimal Last => Local.Exchange.Trading.Units.PriceOf(
        Market.Instrument, Market.LastPrice(simulator.Clock.Now));

    public Local.Exchange.Market.SymbolMarket Market => simulator.Market.Find("BTCUSDT", simulator.Clock.Now)!;
}
