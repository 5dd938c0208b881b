using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces.Clients.SpotApi;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class PublishedExampleTests
{
    public static TheoryData<string> Examples =>
    [
        "exchangeInfo_0", "klines_0", "depth_0", "avgPrice_0", "time_0", "ping_0", "ticker.24hr_0",
        "ticker.24hr_1", "ticker.24hr_2", "ticker.24hr_3", "ticker.bookTicker_0", "ticker.bookTicker_1",
        "ticker.price_0", "ticker.price_1",
    ];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Call_PublishedExample_IsRead(string example)
    {
        string json = await File.ReadAllTextAsync(Example(example));
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(json);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult result = await Call(client.SpotApi.ExchangeData, example.Split('_')[0], json.StartsWith('['));
        Assert.True(result.Success, result.Error?.ToString());
        Assert.StartsWith(
            $"/api/v3/{example.Split('_')[0].Replace('.', '/')}", exchange.Requests.Single(), StringComparison.Ordinal);
    }

    private static string Example(string name) =>
        SharedMaterial.Require($"data/binance-api/examples/GET_api.v3.{name}.json");

    private static async Task<HttpResult> Call(IBinanceRestClientSpotApiExchangeData data, string path, bool many) =>
        (path, many) switch
        {
            ("exchangeInfo", _) => await data.GetExchangeInfoAsync(),
            ("klines", _) => await data.GetKlinesAsync("A", KlineInterval.OneMinute),
            ("depth", _) => await data.GetOrderBookAsync("A"),
            ("avgPrice", _) => await data.GetCurrentAvgPriceAsync("A"),
            ("time", _) => await data.GetServerTimeAsync(),
            ("ping", _) => await data.PingAsync(),
            ("ticker.24hr", true) => await data.GetTickersAsync(),
            ("ticker.24hr", false) => await data.GetTickerAsync("A"),
            ("ticker.bookTicker", true) => await data.GetBookPricesAsync(["A", "B"]),
            ("ticker.bookTicker", false) => await data.GetBookPriceAsync("A"),
            ("ticker.price", true) => await data.GetPricesAsync(),
            _ => await data.GetPriceAsync("A"),
        };
}
