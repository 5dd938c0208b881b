using System.Net;
using System.Net.Sockets;
using Binance.Net.Clients;
using Binance.Net.Enums;
using Binance.Net.Interfaces;
using Binance.Net.Objects.Models.Spot;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Breakwater.StandIns.Binance.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(-1000, "An unknown error occurred.", ErrorType.Unknown)]
    [InlineData(-1006, "An unexpected response was received.", ErrorType.Unknown)]
    [InlineData(-1007, "Timeout waiting for response from backend server.", ErrorType.Unknown)]
    [InlineData(-1013, "Filter failure: NOTIONAL", ErrorType.InvalidQuantity)]
    [InlineData(-1013, "Filter failure: LOT_SIZE", ErrorType.InvalidQuantity)]
    [InlineData(-1013, "Filter failure: PRICE_FILTER", ErrorType.InvalidPrice)]
    [InlineData(-1013, "Filter failure: PERCENT_PRICE", ErrorType.InvalidPrice)]
    [InlineData(-1013, "Filter failure: MAX_POSITION", ErrorType.MaxPosition)]
    [InlineData(-1013, "Filter failure: MAX_NUM_ALGO_ORDERS", ErrorType.RateLimitOrder)]
    [InlineData(-1013, "Something new", ErrorType.Unknown)]
    [InlineData(-1015, "Too many new orders.", ErrorType.RateLimitOrder)]
    [InlineData(-1021, "Timestamp for this request is outside of the recvWindow.", ErrorType.InvalidTimestamp)]
    [InlineData(-1022, "Signature for this request is not valid.", ErrorType.Unauthorized)]
    [InlineData(-1100, "Illegal characters found in a parameter.", ErrorType.InvalidParameter)]
    [InlineData(-1111, "Parameter 'quantity' has too much precision.", ErrorType.InvalidParameter)]
    [InlineData(-1121, "Invalid symbol.", ErrorType.UnknownSymbol)]
    [InlineData(-2010, "Duplicate order sent.", ErrorType.DuplicateClientOrderId)]
    [InlineData(-2010, "Account has insufficient balance for requested action.", ErrorType.InsufficientBalance)]
    [InlineData(-2010, "Market is closed.", ErrorType.UnavailableSymbol)]
    [InlineData(-2010, "Order would trigger immediately.", ErrorType.InvalidStopParameters)]
    [InlineData(-2010, "Anything else.", ErrorType.InvalidParameter)]
    [InlineData(-2011, "Unknown order sent.", ErrorType.UnknownOrder)]
    [InlineData(-2013, "Order does not exist.", ErrorType.UnknownOrder)]
    [InlineData(-2015, "Invalid API-key, IP, or permissions for action.", ErrorType.Unauthorized)]
    [InlineData(-9999, "Not known yet.", ErrorType.Unknown)]
    public async Task Call_ErrorOfTheExchange_KeepsCodeAndText(int code, string text, ErrorType type)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(
            $$"""{"code":{{code}},"msg":"{{text}}"}""", 400);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.False(result.Success);
        ServerError error = Assert.IsType<ServerError>(result.Error);
        Assert.Equal((code, text, type), (error.Code!.Value, error.Message!, error.ErrorType));
        Assert.Equal(HttpStatusCode.BadRequest, result.ResponseStatusCode);
        Assert.Null(result.Data);
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(418, "7200", 7200)]
    public async Task Call_Limited_TellsUntilWhenAndKeepsAway(int status, string retryAfter, int seconds)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Reply("""{"code":-1003,"msg":"Too much request weight used."}""", status, retryAfter);
        using BinanceRestClient client = Clients.For(exchange);
        DateTime before = TimeProvider.System.GetUtcNow().UtcDateTime;
        HttpResult<BinancePrice> first = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        ServerRateLimitError limited = Assert.IsAssignableFrom<ServerRateLimitError>(first.Error);
        Assert.Equal((-1003, ErrorType.RateLimitRequest), (limited.Code!.Value, limited.ErrorType));
        TimeSpan pause = limited.RetryAfter!.Value - before;
        Assert.InRange(pause, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 5));
        HttpResult<BinancePrice> second = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        ClientRateLimitError refused = Assert.IsType<ClientRateLimitError>(second.Error);
        Assert.Equal(limited.RetryAfter, refused.RetryAfter);
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task Call_LimitedWithoutHeaderOrJson_IsStillARateLimitError()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync("<html>slow down</html>", 429);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.Null(Assert.IsAssignableFrom<ServerRateLimitError>(result.Error).RetryAfter);
    }

    [Fact]
    public async Task Call_LimitedBrieflyAndToldToWait_TriesOnceMore()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = context =>
        {
            bool first = exchange.Requests.Count == 1;
            context.Response.StatusCode = first ? 429 : 200;
            context.Response.Headers.RetryAfter = "1";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response, first ? """{"code":-1003,"msg":"Wait."}""" : """{"symbol":"A","price":"2"}""");
        };
        using BinanceRestClient client =
            Clients.For(exchange, options => options.RateLimitingBehaviour = RateLimitingBehaviour.Wait);
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.True(result.Success, result.Error?.ToString());
        Assert.Equal(2m, result.Data.Price);
        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task Call_LimiterOff_SendsAgain()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Reply("""{"code":-1003,"msg":"Too much."}""", 429, "60");
        using BinanceRestClient client = Clients.For(exchange, options => options.RateLimiterEnabled = false);
        await client.SpotApi.ExchangeData.GetPriceAsync("A");
        await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task Call_Answered_CarriesHeadersStatusAndAddress()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync("""{"symbol":"A","price":"2"}""");
        using BinanceRestClient client = Clients.For(exchange, options => options.OutputOriginalData = true);
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.Equal(HttpStatusCode.OK, result.ResponseStatusCode);
        Assert.Equal("42", Assert.Single(result.ResponseHeaders!.GetValues("x-mbx-used-weight-1m")));
        Assert.Equal($"{exchange.Address}/api/v3/ticker/price?symbol=A", result.RequestUrl);
        Assert.Equal("""{"symbol":"A","price":"2"}""", result.OriginalData);
        Assert.True(result.ResponseTime > TimeSpan.Zero);
        Assert.Equal(("Binance", HttpMethod.Get), (result.Exchange, result.RequestMethod));
    }

    [Fact]
    public async Task Call_NoAnswerInTime_IsATimeout()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        using BinanceRestClient client =
            Clients.For(exchange, options => options.RequestTimeout = TimeSpan.FromMilliseconds(150));
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.Equal(ErrorType.Timeout, result.Error!.ErrorType);
        Assert.Null(result.ResponseStatusCode);
    }

    [Fact]
    public async Task Call_BodyStallsAfterTheHeaders_IsATimeout()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = async context =>
        {
            await context.Response.StartAsync();
            await context.Response.BodyWriter.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        using BinanceRestClient client =
            Clients.For(exchange, options => options.RequestTimeout = TimeSpan.FromMilliseconds(150));
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.Equal(ErrorType.Timeout, result.Error!.ErrorType);
    }

    [Fact]
    public async Task Call_CancelledByTheCaller_IsACancellation()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        using BinanceRestClient client = Clients.For(exchange);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(100));
        HttpResult<BinancePrice> during = await client.SpotApi.ExchangeData.GetPriceAsync("A", soon.Token);
        Assert.IsType<CancellationRequestedError>(during.Error);
        HttpResult<BinancePrice> before =
            await client.SpotApi.ExchangeData.GetPriceAsync("A", new CancellationToken(canceled: true));
        Assert.IsType<CancellationRequestedError>(before.Error);
    }

    [Fact]
    public async Task Call_NobodyListens_IsANetworkError()
    {
        using TcpListener reserved = new(IPAddress.Loopback, 0);
        reserved.Start();
        int port = ((IPEndPoint)reserved.LocalEndpoint).Port;
        reserved.Stop();
        using BinanceRestClient client = Clients.For($"http://127.0.0.1:{port}/");
        HttpResult<long> result = await client.SpotApi.ExchangeData.PingAsync();
        WebError error = Assert.IsType<WebError>(result.Error);
        Assert.Equal((ErrorType.NetworkError, true), (error.ErrorType, error.IsTransient));
        Assert.IsType<HttpRequestException>(error.Exception);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[[1,2]]")]
    [InlineData("[1,2]")]
    [InlineData("[[1,\"0,5\",\"1\",\"1\",\"1\",\"1\",2,\"1\",1,\"1\",\"1\",\"0\"]]")]
    [InlineData("[[1,{},\"1\",\"1\",\"1\",\"1\",2,\"1\",1,\"1\",\"1\",\"0\"]]")]
    [InlineData("[[1,\"1\",\"1\",\"1\",\"1\",\"1\",2,\"1\",99999999999,\"1\",\"1\",\"0\"]]")]
    [InlineData("[[\"x\",\"1\",\"1\",\"1\",\"1\",\"1\",2,\"1\",1,\"1\",\"1\",\"0\"]]")]
    [InlineData("[] []")]
    [InlineData("{\"code\":0}")]
    [InlineData("<html>gateway</html>")]
    public async Task GetKlines_MalformedBody_IsADeserializeError(string body)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceKline[]> result =
            await client.SpotApi.ExchangeData.GetKlinesAsync("A", KlineInterval.OneMinute);
        Assert.Equal(ErrorType.DeserializationFailed, Assert.IsType<DeserializeError>(result.Error).ErrorType);
        Assert.Equal(HttpStatusCode.OK, result.ResponseStatusCode);
        Assert.Null(result.Data);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"serverTime\":")]
    [InlineData("{}")]
    public async Task GetServerTime_MalformedBody_IsADeserializeError(string body)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<DateTime> result = await client.SpotApi.ExchangeData.GetServerTimeAsync();
        Assert.IsType<DeserializeError>(result.Error);
    }

    [Fact]
    public async Task Call_BodyCutShort_IsADeserializeError()
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync();
        exchange.Answer = async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.BodyWriter.WriteAsync("[[1499040000000"u8.ToArray());
            context.Abort();
        };
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<IBinanceKline[]> result =
            await client.SpotApi.ExchangeData.GetKlinesAsync("A", KlineInterval.OneMinute);
        Assert.False(result.Success);
        Assert.True(result.Error is DeserializeError or WebError, result.Error.ToString());
    }

    [Theory]
    [InlineData("<html>502 Bad Gateway</html>", typeof(DeserializeError))]
    [InlineData("[]", typeof(ServerError))]
    [InlineData("{}", typeof(ServerError))]
    [InlineData("""{"msg":"no code"}""", typeof(ServerError))]
    public async Task Call_ServerFailureWithAnyBody_KeepsTheStatus(string body, Type kind)
    {
        await using RecordedExchange exchange = await RecordedExchange.StartAsync(body, 502);
        using BinanceRestClient client = Clients.For(exchange);
        HttpResult<BinancePrice> result = await client.SpotApi.ExchangeData.GetPriceAsync("A");
        Assert.IsType(kind, result.Error);
        Assert.Equal(HttpStatusCode.BadGateway, result.ResponseStatusCode);
    }
}
