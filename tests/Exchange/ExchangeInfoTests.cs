using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Loading;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Breakwater.Local.Exchange.Trading;

namespace Breakwater.Exchange.Tests;

public sealed class ExchangeInfoTests : IDisposable
{
    private const string Limit = "side=BUY&type=LIMIT&timeInForce=GTC&";

    private readonly string folder = Directory.CreateTempSubdirectory("exchange-info-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Filters_OfASymbolWithoutAFile_AreWhatIsShown()
    {
        // Shown, read back by the reader of files, and the same: what is enforced is what is told.
        Instrument instrument = InstrumentTable.Find("ETHUSDT");
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            InstrumentText.Write(json, instrument, true);
        }

        using JsonDocument document = JsonDocument.Parse(text.ToArray());
        Assert.Equal(
            SymbolFilters.Usual(instrument),
            FilterReader.Read(document.RootElement.GetProperty("filters").EnumerateArray(), new AccountLimits()));
    }

    [Fact]
    public void Load_SymbolInTheFile_TakesItsFiltersStatusTypesAndFlags()
    {
        Listings listings = Load(Info("""{"filterType":"LOT_SIZE","minQty":"5","maxQty":"500","stepSize":"5"}"""));
        Instrument instrument = InstrumentTable.Find("BTCUSDT", listings, 3, 0);

        Assert.Equal(new Grid(5, 500, 5), instrument.Listing.Filters.Lot);
        Assert.Equal((8, 0, 0), (instrument.PriceDecimals, instrument.QuantityDecimals, instrument.StepDecimals));
        Assert.Equal(5, Units.StepOf(instrument));
        Assert.Equal("TRADING", instrument.Listing.Status);
        Assert.Equal(["LIMIT", "MARKET"], instrument.Listing.OrderTypes.Order());
        Assert.True(instrument.Listing.Allows("ocoAllowed"));
        Assert.False(instrument.Listing.Allows("otoAllowed"));
        Assert.Equal(InstrumentTable.Find("ETHUSDT"), InstrumentTable.Find("ETHUSDT", listings));
    }

    [Fact]
    public void Load_Gzip_SameAsPlain()
    {
        string path = Path.Combine(folder, "info.json.gz");
        using (GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Info("""{"filterType":"MAX_POSITION","maxPosition":"7"}""")));
        }

        Assert.Equal(7, ExchangeInfoFile.Load(path).Find("BTCUSDT")!.Filters.MaxPosition);
    }

    [Theory]
    [InlineData("nonsense", "is no JSON")]
    [InlineData("[]", "has no list of symbols")]
    [InlineData("""{"symbols":[{}]}""", "a symbol has no name")]
    [InlineData("""{"symbols":[{"symbol":"AB","status":"TRADING"}]}""", "AB: it has no list of orderTypes")]
    [InlineData("""{"symbols":[{"symbol":"AB","orderTypes":[],"filters":[]}]}""", "AB: it has no status")]
    public void Load_WrongFile_OneLineThatSaysWhy(string text, string reason)
    {
        string message = Assert.Throws<StartupException>(() => Load(text)).Message;
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.StartsWith("--exchange-info ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"filterType":"LOT_SIZE","minQty":"1","stepSize":"1"}""",
        "BTCUSDT: LOT_SIZE: maxQty is '' and no number")]
    [InlineData("""{"limit":3}""", "BTCUSDT: a filter has no filterType")]
    public void Load_BrokenFilter_NamesSymbolAndField(string filter, string reason) => Assert.EndsWith(
        reason, Assert.Throws<StartupException>(() => Load(Info(filter))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoSuchFile_SaysSo() => Assert.Contains(
        "cannot be read",
        Assert.Throws<StartupException>(() => ExchangeInfoFile.Load(Path.Combine(folder, "none"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task ExchangeInfo_SymbolInTheFile_IsToldAsTheFileHasIt()
    {
        string filter = """{"filterType":"NEW_KIND","x":[1,"2.50"]}""";
        Trading.Trader trader = On(filter, """{"filterType":"EXCHANGE_MAX_NUM_ORDERS","maxNumOrders":1}""");

        JsonElement info = await trader.Simulator.JsonAsync("/api/v3/exchangeInfo");

        Assert.Equal(filter, info.GetProperty("symbols")[0].GetProperty("filters")[0].GetRawText());
        Assert.Equal("kept", info.GetProperty("symbols")[0].GetProperty("other").GetString());
        Assert.Equal(1, info.GetProperty("exchangeFilters")[0].GetProperty("maxNumOrders").GetInt32());
    }

    [Theory]
    [InlineData("""{"filterType":"MAX_POSITION","maxPosition":"2"}""", "quantity=2.1&price=450", "MAX_POSITION")]
    [InlineData("""{"filterType":"PERCENT_PRICE","multiplierUp":"1.1","multiplierDown":"0.9","avgPriceMins":0}""",
        "quantity=1&price=449", "PERCENT_PRICE")]
    [InlineData("""{"filterType":"MIN_NOTIONAL","minNotional":"10","applyToMarket":true,"avgPriceMins":5}""",
        "quantity=0.01&price=450", "MIN_NOTIONAL")]
    [InlineData("""{"filterType":"MAX_NUM_ICEBERG_ORDERS","maxNumIcebergOrders":0}""",
        "quantity=1&price=450&icebergQty=0.5", "MAX_NUM_ICEBERG_ORDERS")]
    [InlineData("""{"filterType":"LOT_SIZE","minQty":"1","maxQty":"9","stepSize":"1"}""",
        "quantity=2&price=450&icebergQty=0.5", "LOT_SIZE")]
    [InlineData("""{"filterType":"PRICE_FILTER","minPrice":"460","maxPrice":"900","tickSize":"0.01"}""",
        "quantity=1&price=450", "PRICE_FILTER")]
    public async Task Place_AgainstAFilterOfTheFile_NamesIt(string filter, string order, string name)
    {
        Trading.Trader trader = On(filter);
        await trader.RefusedAsync(
            ("POST", "order", "symbol=BTCUSDT&" + Limit + order), -1013, "Filter failure: " + name);
    }

    [Theory]
    [InlineData("EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders")]
    [InlineData("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders")]
    public async Task Place_ExchangeIsFull_NamesTheExchangesFilter(string type, string field)
    {
        const string order = "symbol=BTCUSDT&" + Limit + "quantity=1&price=450&icebergQty=0.5";
        Trading.Trader trader = On(string.Empty, $$"""{"filterType":"{{type}}","{{field}}":1}""");
        _ = await trader.OkAsync("POST", "order", order);

        await trader.RefusedAsync(("POST", "order", order), -1013, "Filter failure: " + type);
    }

    [Theory]
    [InlineData("side=BUY&type=STOP_LOSS&quantity=1&stopPrice=510", "Stop loss orders")]
    [InlineData("side=BUY&type=TAKE_PROFIT_LIMIT&timeInForce=GTC&price=490&quantity=1&stopPrice=490",
        "Take profit limit orders")]
    public async Task Place_TypeThatTheSymbolDoesNotHave_IsRefusedInTheVenuesWords(string order, string what)
    {
        Trading.Trader trader = On(string.Empty);
        await trader.RefusedAsync(
            ("POST", "order", "symbol=BTCUSDT&" + order), -1013, $"{what} are not supported for this symbol.");
    }

    [Fact]
    public async Task Place_SymbolThatRests_MarketIsClosed()
    {
        Trading.Trader trader = On(string.Empty, status: "CANCEL_ONLY");

        await trader.RefusedAsync(
            ("POST", "order", "symbol=BTCUSDT&" + Limit + "quantity=1&price=450"), -2010, "Market is closed.");
        JsonElement info = await trader.Simulator.JsonAsync("/api/v3/exchangeInfo?symbolStatus=CANCEL_ONLY");
        Assert.Equal("CANCEL_ONLY", Assert.Single(info.GetProperty("symbols").EnumerateArray())
            .GetProperty("status").GetString());
    }

    [Fact]
    public void Check_ListsOfAnotherSymbol_DoNotCountForThisOne()
    {
        // MAX_NUM_ORDER_LISTS is an account's lists on a symbol; they were counted over all symbols once.
        SymbolMarket market = TestMarkets.Market(TestMarkets.Walk(10, 1));
        SymbolMarket other = TestMarkets.Market(TestMarkets.Walk(10, 2), "APEUSDT");
        Account account = new("key", 1);
        for (int id = 1; id <= 20; id++)
        {
            Ticket open = new(other, OrderSide.Sell, OrderType.Limit) { Quantity = 1, Price = 1 };
            Order order = new(id, open, $"o{id}", 0);
            OrderList list = new(id, "APEUSDT", $"l{id}", 0);
            list.Add([order]);
            account.Add(order);
            account.Add(list);
        }

        Ticket leg = new(market, OrderSide.Sell, OrderType.LimitMaker) { Quantity = 1, Price = 500 };
        Assert.Empty(AccountChecks.Failures(account, [leg, leg]));
        Assert.Equal(["MAX_NUM_ORDER_LISTS"], AccountChecks.Failures(
            account, [leg with { Market = other }, leg with { Market = other }]));
    }

    private static string Info(string filter, string exchangeFilter = "", string status = "TRADING") =>
        $$"""
        {"exchangeFilters":[{{exchangeFilter}}],"symbols":[{"symbol":"BTCUSDT","status":"{{status}}","other":"kept",
        "baseAsset":"BTC","quoteAsset":"USDT","orderTypes":["LIMIT","MARKET"],"icebergAllowed":true,
        "isSpotTradingAllowed":true,"ocoAllowed":true,"otoAllowed":false,"filters":[{{filter}}]}]}
        """;

    private Listings Load(string text)
    {
        string path = Path.Combine(folder, "info.json");
        File.WriteAllText(path, text);
        return ExchangeInfoFile.Load(path);
    }

    private Trading.Trader On(string filter, string exchangeFilter = "", string status = "TRADING")
    {
        Listings listings = Load(Info(filter, exchangeFilter, status));
        Candle[] candles = [.. Enumerable.Range(0, 30).Select(index => new Candle
        {
            OpenTime = TestMarkets.Start + (index * TestMarkets.FiveMinutes),
            Open = 500_00000000,
            High = 500_00000000,
            Low = 500_00000000,
            Close = 500_00000000,
            Volume = 1_000_000,
        })];
        SymbolMarket market = new(
            InstrumentTable.Find("BTCUSDT", listings, 8, 8), Interval.Parse("5m"), candles);
        VenueMarket venue = new([market], "replay") { ExchangeFilters = listings.ExchangeFilters };
        return new Trading.Trader(new Simulator(venue, TestMarkets.Start + (20 * TestMarkets.FiveMinutes)));
    }
}
