using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Binance.Net;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Objects.Models.Spot;
using Binance.Net.Transport;
using CryptoExchange.Net.Authentication;
using CryptoExchange.Net.Objects;
using Microsoft.AspNetCore.Http;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class SigningTests
{
    // The key of Binance's published example, and the first test key of RFC 8032; signatures by node's crypto.
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string RfcKey = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
    private const string Order = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
        + "&recvWindow=5000&timestamp=1499827319559";
    private const string Wide = "symbol=%EF%BC%91%EF%BC%92&timestamp=1499827319559";

    [Theory]
    [InlineData("", "18f82ab1c4ba20d60cb86ebc4cab5b54ddb974cdf7832421345148e7a7f9466e")]
    [InlineData(Order, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71")]
    [InlineData(Wide, "c10400a8d1632332f0d028047b83447316bdd9c3f0504279c0aea9b3767d80a5")]
    public void Signature_Hmac_IsTheOneThatNodeMakes(string payload, string expected) => Assert.Equal(
        expected, RequestSigner.Signature(new HMACCredential("key", Secret), payload), ignoreCase: true);

    [Theory]
    [InlineData("", "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==")]
    [InlineData(Order, "3fhuDZ9nYMviDQ5OEtJBJS11jUZDTRzRQ+TQMarm+LErFiJvUiVPQjTzDoWZQe4miPX+yHk1v/Z7TWLYjIbmCA==")]
    [InlineData(Wide, "VCBd21u8EcziPhVvxs62eRRGXKz59ZVo+z56xLBvAkXEk3UIy0c2ofoaZzTZ4/aPPMapxy8Seth2RHxp5odDDg==")]
    public void Signature_Ed25519_IsTheOneThatNodeMakes(string payload, string expected)
    {
        string pem = $"-----BEGIN PRIVATE KEY-----\n{RfcKey}\n-----END PRIVATE KEY-----\n";
        Assert.Equal(expected, RequestSigner.Signature(new Ed25519Credential("key", RfcKey), payload));
        Assert.Equal(expected, RequestSigner.Signature(new Ed25519Credential("key", pem), payload));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrg==")]
    public void Signature_KeyOfAnotherKind_Throws(string key) => Assert.Throws<FormatException>(() =>
        RequestSigner.Signature(new Ed25519Credential("key", key), "payload"));

    [Fact]
    public async Task Get_Signed_HasEverythingInTheAddressAndTheSignatureLast()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync("[]");
        using BinanceRestClient client = Clients.Signed(exchange);
        await client.SpotApi.Trading.GetUserTradesAsync("BTCUSDT", 7);
        SignedRequest request = Assert.Single(exchange.SignedRequests);
        Assert.Equal(("GET", "/api/v3/myTrades", "key", ""), (request.Method, request.Path, request.Key, request.Body));
        Assert.StartsWith(
            "symbol=BTCUSDT&orderId=7&recvWindow=5000&timestamp=", request.Payload, StringComparison.Ordinal);
        AssertSigned(request);
    }

    [Fact]
    public async Task PostAndDelete_Signed_HaveEverythingInTheBody()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        using BinanceRestClient client = Clients.Signed(exchange);
        HttpResult<BinancePlacedOrder> placed = await client.SpotApi.Trading.PlaceOrderAsync(
            "BTCUSDT", OrderSide.Sell, SpotOrderType.Market, 0.5m, newClientOrderId: "a b&c");
        await client.SpotApi.Trading.CancelOrderAsync("BTCUSDT", origClientOrderId: "x");
        Assert.Equal(
            [("POST", ""), ("DELETE", "")], exchange.SignedRequests.Select(request => (request.Method, request.Query)));
        Assert.All(exchange.SignedRequests, AssertSigned);
        Assert.Equal("a b&c", exchange.SignedRequests.First()["newClientOrderId"]);
        Assert.Equal(exchange.SignedRequests.First().Body, placed.RequestBody);
        Assert.DoesNotContain("signature", placed.RequestUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_SignedWithoutCredentials_IsNeverSent()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinanceAccountInfo> result = await client.SpotApi.Account.GetAccountInfoAsync();
        Assert.IsType<NoApiCredentialsError>(result.Error);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task Call_ServerClockIsAhead_TimestampIsOfTheServer()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        TimeSpan ahead = TimeSpan.FromHours(3);
        exchange.Answer = context => context.Response.WriteAsync(
            context.Request.Path == "/api/v3/time" ? Time(ahead) : "[]");
        using BinanceRestClient client = Clients.Signed(exchange, options => options.AutoTimestamp = true);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.SpotApi.Trading.GetOpenOrdersAsync()));
        Assert.Single(exchange.Requests, target => target == "/api/v3/time");
        Assert.All(exchange.SignedRequests, request => AssertNear(ahead, request));
    }

    [Fact]
    public async Task Call_TimestampRefused_NextCallMeasuresAgain()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        TimeSpan ahead = TimeSpan.Zero;
        exchange.Answer = context =>
        {
            bool isTime = context.Request.Path == "/api/v3/time";
            bool isLate = !isTime && exchange.SignedRequests.Count == 1;
            context.Response.StatusCode = isLate ? 400 : 200;
            return context.Response.WriteAsync(
                isTime ? Time(ahead) : isLate ? """{"code":-1021,"msg":"Outside of the recvWindow."}""" : "[]");
        };
        using BinanceRestClient client = Clients.Signed(exchange, options => options.AutoTimestamp = true);
        HttpResult<BinanceOrder[]> refused = await client.SpotApi.Trading.GetOpenOrdersAsync();
        Assert.Equal(-1021, refused.Error!.Code);
        ahead = TimeSpan.FromHours(-2);
        Assert.True((await client.SpotApi.Trading.GetOpenOrdersAsync()).Success);
        AssertNear(ahead, exchange.SignedRequests.Last());
        Assert.True((await client.SpotApi.Trading.GetOpenOrdersAsync()).Success);
        Assert.Equal(2, exchange.Requests.Count(target => target == "/api/v3/time"));
    }

    [Fact]
    public async Task Call_TimeIsNotAnswered_IsSentWithOurs()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = context =>
        {
            context.Response.StatusCode = context.Request.Path == "/api/v3/time" ? 503 : 200;
            return context.Response.WriteAsync("[]");
        };
        using BinanceRestClient client = Clients.Signed(exchange, options => options.AutoTimestamp = true);
        Assert.True((await client.SpotApi.Trading.GetOpenOrdersAsync()).Success);
        AssertNear(TimeSpan.Zero, Assert.Single(exchange.SignedRequests));
    }

    [Fact]
    public void Credentials_SetTwice_Throws() => Assert.Throws<InvalidOperationException>(() =>
        new BinanceCredentials("key", "secret").WithEd25519("key", RfcKey));

    private static void AssertSigned(SignedRequest request) => Assert.Equal(
        Convert.ToHexString(HMACSHA256.HashData("secret"u8, Encoding.UTF8.GetBytes(request.Payload))),
        request.Signature);

    private static void AssertNear(TimeSpan ahead, SignedRequest request)
    {
        long stamp = long.Parse(request["timestamp"]!, CultureInfo.InvariantCulture);
        DateTimeOffset due = TimeProvider.System.GetUtcNow() + ahead - TimeSpan.FromSeconds(1);
        TimeSpan error = (DateTimeOffset.FromUnixTimeMilliseconds(stamp) - due).Duration();
        Assert.InRange(error, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static string Time(TimeSpan ahead) =>
        $$"""{"serverTime":{{(TimeProvider.System.GetUtcNow() + ahead).ToUnixTimeMilliseconds()}}}""";
}
