namespace Breakwater.Exchange.Tests;

public sealed class ErrorTests
{
    private const string NoSymbol = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.";
    private const string NoInterval = "Mandatory parameter 'interval' was not sent, was empty/null, or malformed.";
    private const string BadList = "Illegal characters found in parameter 'symbols'; legal range is "
        + "'^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.";

    private readonly Simulator simulator = Simulator.OfWalk(300, 200);

    [Theory]
    [InlineData("klines?interval=1m", -1102, NoSymbol)]
    [InlineData("klines?symbol=&interval=1m", -1102, NoSymbol)]
    [InlineData("klines?symbol=BTCUSDT", -1102, NoInterval)]
    [InlineData("klines?symbol=BTCUSDT&interval=1H", -1120, "Invalid interval.")]
    [InlineData("klines?symbol=NOPE&interval=1m", -1121, "Invalid symbol.")]
    [InlineData("klines?symbol=btcusdt&interval=1m", -1100,
        "Illegal characters found in parameter 'symbol'; legal range is '^[A-Z0-9-_.]{1,20}$'.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&limit=0", -1130, "Data sent for parameter 'limit' is not valid.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&limit=1001", -1130, "Data sent for parameter 'limit' is not valid.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&limit=x", -1100,
        "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&limit=-5", -1100,
        "Illegal characters found in parameter 'limit'; legal range is '^[0-9]{1,20}$'.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&foo=1", -1104,
        "Not all sent parameters were read; read '2' parameter(s) but was sent '3'.")]
    [InlineData("klines?symbol=BTCUSDT&symbol=APEUSDT&interval=1m", -1101,
        "Duplicate values for a parameter detected.")]
    [InlineData("klines?symbol=BTCUSDT&interval=1m&startTime=", -1105, "Parameter 'startTime' was empty.")]
    [InlineData("ping?a=1", -1101, "Too many parameters; expected '0' and received '1'.")]
    [InlineData("depth?symbol=BTCUSDT&limit=0", -1130, "Data sent for parameter 'limit' is not valid.")]
    [InlineData("ticker/price?symbols=BTCUSDT", -1100,
        BadList)]
    [InlineData("ticker/price?symbols=[\"BTCUSDT\",\"BTCUSDT\"]", -1151,
        "Symbol is present multiple times in the list.")]
    [InlineData("ticker/price?symbols=[\"BTCUSDT\",\"NOPE\"]", -1121, "Invalid symbol.")]
    [InlineData("ticker/price?symbols=[null]", -1100,
        BadList)]
    [InlineData("ticker/24hr?symbol=BTCUSDT&symbols=[\"BTCUSDT\"]", -1128,
        "Combination of optional parameters invalid.")]
    [InlineData("ticker/24hr?type=HUGE", -1139, "Invalid ticker type.")]
    [InlineData("exchangeInfo?symbolStatus=OPEN", -1122, "Invalid symbolStatus.")]
    public async Task AnyEndpoint_BadRequest_BinancesCodeAndText(string request, int code, string message)
    {
        Simulator.Answer answer = await simulator.SendAsync("/api/v3/" + request);
        Assert.Equal(400, answer.Status);
        Assert.Equal(code, answer.Json.GetProperty("code").GetInt32());
        Assert.Equal(message, answer.Json.GetProperty("msg").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/v3/nothing", 404)]
    [InlineData("GET", "/favicon.ico", 404)]
    [InlineData("GET", "/sim/nothing", 404)]
    [InlineData("POST", "/api/v3/klines", 405)]
    public async Task UnknownPath_AnyMethod_HasItsStatus(string method, string path, int status) =>
        Assert.Equal(status, (await simulator.SendAsync(path, method)).Status);

    [Theory]
    [InlineData("{\"now\":1}", 409)]
    [InlineData("{\"now\":\"1\"}", 400)]
    [InlineData("{\"now\":1.5}", 400)]
    [InlineData("[]", 400)]
    [InlineData("nonsense", 400)]
    [InlineData("", 400)]
    public async Task Clock_BadTime_IsRefusedAndStays(string body, int status)
    {
        long before = simulator.Clock.Now;
        Assert.Equal(status, (await simulator.SendAsync("/sim/clock", "PUT", body)).Status);
        Assert.Equal(before, simulator.Clock.Now);
    }

    [Fact]
    public async Task Clock_BeyondTheEnd_IsClampedAndSaysSo()
    {
        Simulator.Answer answer = await simulator.SendAsync("/sim/clock", "PUT", "{\"now\":9000000000000}");
        Assert.Equal(200, answer.Status);
        Assert.True(answer.Json.GetProperty("clamped").GetBoolean());
        Assert.Equal(simulator.Clock.Until, answer.Json.GetProperty("now").GetInt64());
        Assert.Equal(200, (await simulator.SendAsync("/api/v3/klines?symbol=BTCUSDT&interval=1h")).Status);
        Assert.Equal(200, (await simulator.SendAsync("/api/v3/ticker/24hr")).Status);
    }

    [Fact]
    public async Task Clock_Forward_AllEndpointsFollow()
    {
        long later = simulator.Clock.Now + 123_456;
        Simulator.Answer answer = await simulator.SendAsync(
            "/sim/clock", "PUT", FormattableString.Invariant($"{{\"now\":{later}}}"));
        Assert.Equal(later, answer.Json.GetProperty("now").GetInt64());
        Assert.Equal(later, (await simulator.JsonAsync("/api/v3/time")).GetProperty("serverTime").GetInt64());
        Assert.Equal(later, (await simulator.JsonAsync("/sim/clock")).GetProperty("now").GetInt64());
    }
}
