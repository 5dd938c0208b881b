using System.IO.Compression;
using System.Text.Json;
using Breakwater.Domain.Markets;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class InstrumentTests
{
    [Theory]
    [InlineData("2021-04-29")]
    [InlineData("2022-12-17")]
    [InlineData("2024-09-08")]
    public async Task InstrumentsAsync_WholeExchange_EverySymbolHasTheVenuesSteps(string date)
    {
        string json = Unpack(SharedMaterial.Require(
            $"data/binance-api/exchange-info/exchangeInfo-{date}-full.json.gz"));
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement[] symbols = [.. document.RootElement.GetProperty("symbols").EnumerateArray()];
        await using FakeExchange exchange = await FakeExchange.StartAsync(json);

        IReadOnlyList<Instrument> instruments = await exchange.Market.InstrumentsAsync(default);

        Assert.Equal(symbols.Length, instruments.Count);
        Assert.Equal(symbols.Length, instruments.Select(instrument => instrument.Symbol).Distinct().Count());
        Assert.All(symbols.Zip(instruments), pair => AssertSame(pair.First, pair.Second));
        Assert.Contains(instruments, instrument => instrument.IsTrading && instrument.Symbol.Value == "BTCUSDT");
    }

    [Fact]
    public async Task InstrumentsAsync_WithinTheHour_IsAskedOnceAndThenAgain()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("""{"symbols":[],"rateLimits":[]}""");
        await exchange.Market.InstrumentsAsync(default);
        exchange.Clock.Advance(TimeSpan.FromMinutes(59));
        await exchange.Market.InstrumentsAsync(default);
        Assert.Single(exchange.Requests);

        exchange.Clock.Advance(TimeSpan.FromMinutes(1));
        await exchange.Market.InstrumentsAsync(default);
        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task TickersAsync_Day_CarriesPriceVolumeChangeAndTrades()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(
            """
            [{"symbol":"BTCUSDT","priceChange":"-10","priceChangePercent":"-0.5","weightedAvgPrice":"2000",
              "lastPrice":"1990.5","lastQty":"1","openPrice":"2000.5","highPrice":"2010","lowPrice":"1980",
              "volume":"12","quoteVolume":"24000.25","openTime":1762000000000,"closeTime":1762086400000,
              "firstId":1,"lastId":77,"count":77}]
            """);

        Ticker ticker = Assert.Single(await exchange.Market.TickersAsync(default));

        Assert.Equal(new Ticker(Symbol.Of("BTCUSDT"), 1990.5m, 24_000.25m, -0.5m, 77), ticker);
    }

    [Fact]
    public async Task BookTopsAsync_NoSymbols_AsksNothing()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();

        Assert.Empty(await exchange.Market.BookTopsAsync([], default));
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task BookTopsAsync_VenueLeavesOneOut_GivesTheOthers()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(
            """[{"symbol":"BTCUSDT","bidPrice":"1.5","bidQty":"2","askPrice":"3","askQty":"4"}]""");

        BookTop top = Assert.Single(await exchange.Market.BookTopsAsync(
            [Symbol.Of("BTCUSDT"), Symbol.Of("GONEUSDT")], default));

        Assert.Equal(new BookTop(Symbol.Of("BTCUSDT"), 1.5m, 2m, 3m, 4m), top);
    }

    [Fact]
    public async Task BookTopsAsync_VenueRefusesForOneUnknownSymbol_LeavesThatOneOut()
    {
        // Binance answers a list with one unknown symbol with -1121 as a whole.
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = async context =>
        {
            string query = context.Request.QueryString.Value ?? "";
            bool isBad = query.Contains("GONE", StringComparison.Ordinal);
            context.Response.StatusCode = isBad ? 400 : 200;
            context.Response.ContentType = "application/json";
            const string top =
                """{"symbol":"BTCUSDT","bidPrice":"1","bidQty":"2","askPrice":"3","askQty":"4"}""";
            bool isList = !query.Contains("symbol=", StringComparison.Ordinal);
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response,
                isBad ? """{"code":-1121,"msg":"Invalid symbol."}""" : isList ? $"[{top}]" : top);
        };

        BookTop found = Assert.Single(await exchange.Market.BookTopsAsync(
            [Symbol.Of("BTCUSDT"), Symbol.Of("GONEUSDT")], default));

        Assert.Equal("BTCUSDT", found.Symbol.Value);
    }

    [Fact]
    public async Task BookAsync_Depth_IsInOrder()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(
            """{"lastUpdateId":1,"bids":[["9","1"],["8","2"]],"asks":[["10","3"],["11","4"]]}""");

        OrderBook book = await exchange.Market.BookAsync(Symbol.Of("BTCUSDT"), default);

        Assert.Equal([new BookLevel(9m, 1m), new BookLevel(8m, 2m)], book.Bids);
        Assert.Equal([new BookLevel(10m, 3m), new BookLevel(11m, 4m)], book.Asks);
        Assert.Contains("limit=100", exchange.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerTimeAsync_Time_IsUtcToTheMillisecond()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("""{"serverTime":1793620800123}""");

        DateTimeOffset time = await exchange.Market.ServerTimeAsync(default);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1793620800123), time);
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    private static void AssertSame(JsonElement symbol, Instrument instrument)
    {
        JsonElement[] filters = [.. symbol.GetProperty("filters").EnumerateArray()];
        decimal Of(string filter, string field) => filters
            .Where(candidate => candidate.GetProperty("filterType").GetString() == filter)
            .Select(candidate => decimal.Parse(
                candidate.GetProperty(field).GetString()!, System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
        Assert.Equal(symbol.GetProperty("symbol").GetString(), instrument.Symbol.Value);
        Assert.Equal(symbol.GetProperty("baseAsset").GetString(), instrument.BaseAsset);
        Assert.Equal(symbol.GetProperty("quoteAsset").GetString(), instrument.QuoteAsset);
        Assert.Equal(Of("PRICE_FILTER", "tickSize"), instrument.TickSize);
        Assert.Equal(Of("LOT_SIZE", "stepSize"), instrument.LotStep);
        Assert.Equal(Of("LOT_SIZE", "minQty"), instrument.MinQuantity);
        decimal notional = Math.Max(Of("NOTIONAL", "minNotional"), Of("MIN_NOTIONAL", "minNotional"));
        Assert.Equal(notional, instrument.MinNotional);
        IEnumerable<decimal> most =
            new[] { Of("LOT_SIZE", "maxQty"), Of("MARKET_LOT_SIZE", "maxQty") }.Where(max => max > 0m);
        Assert.Equal(most.DefaultIfEmpty().Min(), instrument.MaxQuantity);
        bool isTrading = symbol.GetProperty("status").GetString() == "TRADING"
            && symbol.GetProperty("isSpotTradingAllowed").GetBoolean();
        Assert.Equal(isTrading, instrument.IsTrading);
        bool hasStop = symbol.GetProperty("orderTypes").EnumerateArray().Any(type => type.GetString() == "STOP_LOSS");
        Assert.Equal(hasStop, instrument.HasStopMarket);
    }

    private static string Unpack(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);

        return reader.ReadToEnd();
    }
}
