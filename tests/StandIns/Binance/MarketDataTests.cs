using System.Globalization;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Objects.Options;
using CryptoExchange.Net.Objects;
using Microsoft.Extensions.Options;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class MarketDataTests
{
    private const string Candle = """
        [1499040000000,"0.01634790","0.80000000","0.01575800","0.01577100","148976.11427815",
         1499644799999,"2434.19055334",308,"1756.87402397","28.46694368","0"]
        """;

    [Fact]
    public async Task GetKlines_RecordedArray_EveryFieldIsRead()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync($"[{Candle}]");
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceKline[]> result =
            await client.SpotApi.ExchangeData.GetKlinesAsync("ETHBTC", KlineInterval.OneWeek, limit: 3);
        Assert.True(result.Success, result.Error?.ToString());
        IBinanceKline candle = Assert.Single(result.Data);
        Assert.Equal(new DateTime(2017, 7, 3, 0, 0, 0, DateTimeKind.Utc), candle.OpenTime);
        Assert.Equal(DateTimeKind.Utc, candle.OpenTime.Kind);
        Assert.Equal(
            (0.01634790m, 0.8m, 0.015758m, 0.015771m, 148976.11427815m),
            (candle.OpenPrice, candle.HighPrice, candle.LowPrice, candle.ClosePrice, candle.Volume));
        Assert.Equal(candle.OpenTime.AddDays(7).AddMilliseconds(-1), candle.CloseTime);
        Assert.Equal(
            (2434.19055334m, 308, 1756.87402397m, 28.46694368m),
            (candle.QuoteVolume, candle.TradeCount, candle.TakerBuyBaseVolume, candle.TakerBuyQuoteVolume));
        Assert.Equal("/api/v3/klines?symbol=ETHBTC&interval=1w&limit=3", Assert.Single(exchange.Requests));
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[[1499040000000,1,2,0.5,1e-7,3,1499040059999,4,5,6,7]]", 1)]
    [InlineData("[[1,\"1\",\"2\",\"1\",\"1\",\"1\",2,\"1\",1,\"1\",\"1\",\"0\",[1,{\"a\":2}]]]", 1)]
    public async Task GetKlines_OtherForms_AreRead(string body, int count)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceKline[]> result =
            await client.SpotApi.ExchangeData.GetKlinesAsync("ETHBTC", KlineInterval.OneMinute);
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal(count, result.Data.Length);
    }

    [Fact]
    public async Task GetKlines_MoreThanAskedFor_AllAreRead()
    {
        string body = $"[{string.Join(',', Enumerable.Repeat(Candle, 700))}]";
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceKline[]> result =
            await client.SpotApi.ExchangeData.GetKlinesAsync("ETHBTC", KlineInterval.OneMinute, limit: 1);
        Assert.Equal(700, result.Data!.Length);
        Assert.DoesNotContain(null, result.Data);
    }

    [Fact]
    public async Task GetKlines_TimeRange_IsSentInMilliseconds()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync("[]");
        using BinanceRestClient client = Clients.For(exchange);
        DateTime start = DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_123);
        await client.SpotApi.ExchangeData.GetKlinesAsync("BTCUSDT", KlineInterval.OneMonth, start, start.AddHours(1));
        Assert.Equal(
            "/api/v3/klines?symbol=BTCUSDT&interval=1M&startTime=1700000000123&endTime=1700003600123",
            Assert.Single(exchange.Requests));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1501)]
    public async Task GetKlines_ImpossibleLimit_Throws(int limit)
    {
        using BinanceRestClient client = Clients.For("http://127.0.0.1:9");
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.SpotApi.ExchangeData.GetKlinesAsync("BTCUSDT", KlineInterval.OneMinute, limit: limit));
    }

    [Fact]
    public async Task GetOrderBook_RecordedBook_HasSymbolAndLevels()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(
            """{"lastUpdateId":1027024,"bids":[["4.00000000","431.00"]],"asks":[["4.00000200","12.000",[]]]}""");
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinanceOrderBook> result = await client.SpotApi.ExchangeData.GetOrderBookAsync("LTCBTC", 5);
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal(("LTCBTC", 1027024L), (result.Data.Symbol, result.Data.LastUpdateId));
        Assert.Equal((4m, 431m), (result.Data.Bids.Single().Price, result.Data.Bids.Single().Quantity));
        Assert.Equal((4.000002m, 12m), (result.Data.Asks.Single().Price, result.Data.Asks.Single().Quantity));
    }

    [Fact]
    public async Task GetTickers_SeveralSymbols_AreSentAsAnEncodedList()
    {
        await using RecordedExchange exchange =
            await RecordedExchange.StartAsync("""[{"symbol":"A","lastPrice":"1.5"}]""");
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceTick[]> result =
            await client.SpotApi.ExchangeData.GetTickersAsync(["BTCUSDT", "币USDT"], SymbolStatusFilter.Trading);
        Assert.Equal(1.5m, Assert.Single(result.Data!).LastPrice);
        string request = Assert.Single(exchange.Requests);
        Assert.StartsWith(
            "/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT%22%2C%22%E5%B8%81", request, StringComparison.Ordinal);
        Assert.EndsWith("&symbolStatus=TRADING", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetExchangeInfo_EachForm_AsksForItsSymbols()
    {
        await using RecordedExchange exchange =
            await RecordedExchange.StartAsync("""{"timezone":"UTC","symbols":[]}""");
        using BinanceRestClient client = Clients.For(exchange);
        await client.SpotApi.ExchangeData.GetExchangeInfoAsync();
        await client.SpotApi.ExchangeData.GetExchangeInfoAsync("BTCUSDT", returnPermissionSets: false);
        await client.SpotApi.ExchangeData.GetExchangeInfoAsync(["BTCUSDT", "ETHUSDT"]);
        Assert.Equal(
            [
                "/api/v3/exchangeInfo",
                "/api/v3/exchangeInfo?symbol=BTCUSDT&showPermissionSets=false",
                "/api/v3/exchangeInfo?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D",
            ],
            exchange.Requests);
    }

    [Fact]
    public async Task SmallCalls_RecordedAnswers_AreRead()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<long> ping = await client.SpotApi.ExchangeData.PingAsync();
        Assert.True(ping.Success);
        Assert.InRange(ping.Data, 0, 60_000);
        exchange.Reply("""{"serverTime":1499827319559}""");
        HttpResult<DateTime> time = await client.SpotApi.ExchangeData.GetServerTimeAsync();
        Assert.Equal(DateTime.UnixEpoch.AddMilliseconds(1499827319559), time.Data);
        exchange.Reply("""{"mins":5,"price":"9.35751834","closeTime":1694061154503}""");
        HttpResult<BinanceAveragePrice> average = await client.SpotApi.ExchangeData.GetCurrentAvgPriceAsync("A");
        Assert.Equal((5, 9.35751834m), (average.Data!.Minutes, average.Data.Price));
        exchange.Reply("""{"status":1,"msg":"system_maintenance"}""");
        HttpResult<BinanceSystemStatus> status = await client.SpotApi.ExchangeData.GetSystemStatusAsync();
        Assert.Equal(SystemStatus.Maintenance, status.Data!.Status);
    }

    [Fact]
    public async Task Numbers_UnderACommaCulture_AreReadAndSentInvariantly()
    {
        CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NumberGroupSeparator = ".";
        comma.NumberFormat.NegativeSign = "~";
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = comma;
        try
        {
            await using RecordedExchange exchange = await RecordedExchange.StartAsync($"[{Candle}]");
            using BinanceRestClient client = Clients.For(exchange);
            HttpResult<IBinanceKline[]> result =
                await client.SpotApi.ExchangeData.GetKlinesAsync("ETHBTC", KlineInterval.OneDay, limit: 1000);
            Assert.Equal(0.01634790m, result.Data![0].OpenPrice);
            Assert.EndsWith("limit=1000", Assert.Single(exchange.Requests), StringComparison.Ordinal);
            exchange.Reply("""{"code":-1121,"msg":"Invalid symbol."}""", 400);
            HttpResult<BinancePrice> failed = await client.SpotApi.ExchangeData.GetPriceAsync("NO");
            Assert.Equal(-1121, failed.Error!.Code);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task GetKlines_ScanOfManySymbols_AllocatesLittleBeyondTheCandles()
    {
        string body = $"[{string.Join(',', Enumerable.Repeat(Candle, 200))}]";
        using StaticHandler handler = new(System.Text.Encoding.UTF8.GetBytes(body));
        using HttpClient http = new(handler);
        using BinanceRestClient client = new(http, null, Options.Create(new BinanceRestOptions()));
        await Ask(client);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int scan = 0; scan < 24; scan++)
        {
            await Ask(client);
        }

        // Other tests run at the same time; with this handler everything stays on one thread.
        long perCandle = (GC.GetAllocatedBytesForCurrentThread() - before) / (24 * 200);

        // A candle object is 208 bytes; a parser that makes strings or a document needs far more.
        Assert.InRange(perCandle, 100, 260);

        static async Task Ask(BinanceRestClient client) => Assert.Equal(
            200,
            (await client.SpotApi.ExchangeData.GetKlinesAsync("A", KlineInterval.OneMinute, limit: 200)).Data!.Length);
    }
}
