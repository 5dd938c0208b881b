using System.IO.Compression;
using System.Text.Json;

namespace Breakwater.Exchange.Tests;

/// <summary>Answers have the fields and JSON types of the real venue's examples.</summary>
public sealed class ShapeTests
{
    private readonly Simulator simulator = Simulator.OfWalk();

    [Theory]
    [InlineData("ping_0", "ping")]
    [InlineData("time_0", "time")]
    [InlineData("klines_0", "klines?symbol=BTCUSDT&interval=1h&limit=3")]
    [InlineData("uiKlines_0", "uiKlines?symbol=BTCUSDT&interval=1m&limit=3")]
    [InlineData("avgPrice_0", "avgPrice?symbol=BTCUSDT")]
    [InlineData("depth_0", "depth?symbol=BTCUSDT&limit=5")]
    [InlineData("ticker.price_0", "ticker/price?symbol=BTCUSDT")]
    [InlineData("ticker.price_1", "ticker/price")]
    [InlineData("ticker.bookTicker_0", "ticker/bookTicker?symbol=BTCUSDT")]
    [InlineData("ticker.bookTicker_1", "ticker/bookTicker?symbols=[\"APEUSDT\"]")]
    [InlineData("ticker.24hr_0", "ticker/24hr?symbol=BTCUSDT")]
    [InlineData("ticker.24hr_1", "ticker/24hr")]
    [InlineData("ticker.24hr_2", "ticker/24hr?symbol=BTCUSDT&type=MINI")]
    [InlineData("ticker.24hr_3", "ticker/24hr?type=MINI")]
    public async Task AnyEndpoint_RealExample_SameShape(string example, string request)
    {
        string path = SharedCandles.Find($"data/binance-api/examples/GET_api.v3.{example}.json");
        using JsonDocument expected = JsonDocument.Parse(await File.ReadAllTextAsync(path));
        JsonElement actual = await simulator.JsonAsync("/api/v3/" + request);
        AssertSameShape(expected.RootElement, actual, "$");
    }

    [Fact]
    public async Task ExchangeInfo_RealSnapshot_SameFieldsFiltersAndTypes()
    {
        string path = SharedCandles.Find("data/binance-api/exchange-info/exchangeInfo-2024-09-08-full.json.gz");
        await using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using JsonDocument snapshot = await JsonDocument.ParseAsync(stream);
        JsonElement real = snapshot.RootElement.GetProperty("symbols").EnumerateArray()
            .Single(symbol => symbol.GetProperty("symbol").GetString() == "BTCUSDT");
        JsonElement info = await simulator.JsonAsync("/api/v3/exchangeInfo?symbol=BTCUSDT");
        JsonElement ours = info.GetProperty("symbols")[0];
        foreach (JsonProperty property in real.EnumerateObject())
        {
            Assert.Equal(Kind(property.Value), Kind(ours.GetProperty(property.Name)));
        }

        Assert.Equal(
            JsonSerializer.Serialize(snapshot.RootElement.GetProperty("rateLimits")),
            JsonSerializer.Serialize(info.GetProperty("rateLimits")));
        Dictionary<string, JsonElement> filters = Filters(ours);
        foreach ((string name, JsonElement filter) in Filters(real))
        {
            AssertSameShape(filter, filters[name], name);
        }

        Assert.Equal("0.00001000", filters["LOT_SIZE"].GetProperty("stepSize").GetString());
        Assert.Equal("0.01000000", filters["PRICE_FILTER"].GetProperty("tickSize").GetString());
    }

    [Fact]
    public async Task DayTicker_AnyTime_AgreesWithItself()
    {
        JsonElement ticker = await simulator.JsonAsync("/api/v3/ticker/24hr?symbol=BTCUSDT");
        long length = ticker.GetProperty("closeTime").GetInt64() - ticker.GetProperty("openTime").GetInt64();
        Assert.Equal(86_400_000, length);
        long ids = ticker.GetProperty("lastId").GetInt64() - ticker.GetProperty("firstId").GetInt64() + 1;
        Assert.Equal(ticker.GetProperty("count").GetInt64(), ids);
        Assert.Equal(
            Number(ticker, "lastPrice") - Number(ticker, "openPrice"), Number(ticker, "priceChange"));
        Assert.InRange(Number(ticker, "weightedAvgPrice"), Number(ticker, "lowPrice"), Number(ticker, "highPrice"));
    }

    [Fact]
    public async Task SystemStatus_Always_Normal() =>
        Assert.Equal("""{"status":0,"msg":"normal"}""", (await simulator.SendAsync("/sapi/v1/system/status")).Text);

    [Fact]
    public async Task FrontPage_Root_SaysWhatThisIs()
    {
        Simulator.Answer answer = await simulator.SendAsync("/");
        Assert.Equal(200, answer.Status);
        Assert.Contains("simulator", answer.Text, StringComparison.Ordinal);
    }

    private static decimal Number(JsonElement parent, string name) =>
        decimal.Parse(parent.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, JsonElement> Filters(JsonElement symbol) =>
        symbol.GetProperty("filters").EnumerateArray()
            .ToDictionary(filter => filter.GetProperty("filterType").GetString()!);

    private static JsonValueKind Kind(JsonElement element) =>
        element.ValueKind == JsonValueKind.False ? JsonValueKind.True : element.ValueKind;

    private static void AssertSameShape(JsonElement expected, JsonElement actual, string place)
    {
        Assert.True(Kind(expected) == Kind(actual), $"{place}: {expected.ValueKind} against {actual.ValueKind}");
        if (expected.ValueKind == JsonValueKind.Object)
        {
            Assert.Equal(
                expected.EnumerateObject().Select(property => property.Name),
                actual.EnumerateObject().Select(property => property.Name));
            foreach (JsonProperty property in expected.EnumerateObject())
            {
                AssertSameShape(property.Value, actual.GetProperty(property.Name), place + "." + property.Name);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && expected.GetArrayLength() > 0)
        {
            bool isTuple = expected[0].ValueKind is JsonValueKind.String or JsonValueKind.Number;
            for (int index = 0; index < (isTuple ? expected.GetArrayLength() : actual.GetArrayLength()); index++)
            {
                AssertSameShape(expected[isTuple ? index : 0], actual[index], $"{place}[{index}]");
            }

            Assert.True(isTuple ? expected.GetArrayLength() == actual.GetArrayLength() : actual.GetArrayLength() > 0);
        }
    }
}
