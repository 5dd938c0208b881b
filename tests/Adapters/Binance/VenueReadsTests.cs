using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenueReadsTests
{
    private const string Time = """{"serverTime":1793620800000}""";

    [Theory]
    [InlineData(500, """{"code":-1000,"msg":"An unknown error occurred."}""")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(503, "")]
    [InlineData(504, """{"code":-1007,"msg":"Timeout waiting for response from backend server."}""")]
    [InlineData(400, """{"code":-1001,"msg":"Internal error; unable to process your request."}""")]
    [InlineData(200, """{"serverT""")]
    public async Task AskAsync_FailsTwiceThenAnswers_GivesTheAnswer(int status, string body)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        int calls = 0;
        exchange.Answer = context =>
        {
            calls++;
            context.Response.StatusCode = calls <= 2 ? status : 200;
            context.Response.ContentType = "application/json";

            return context.Response.WriteAsync(calls <= 2 ? body : Time);
        };

        Assert.Equal(
            DateTimeOffset.FromUnixTimeMilliseconds(1793620800000), await exchange.Market.ServerTimeAsync(default));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task AskAsync_SymbolThatIsListedNoMore_IsOutsideTroubleAndNotAskedAgain()
    {
        await using FakeExchange exchange =
            await FakeExchange.StartAsync("""{"code":-1121,"msg":"Invalid symbol."}""", 400);

        OutsideTroubleException trouble = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            exchange.Market.BookAsync(Symbol.Of("GONEUSDT"), default));

        Assert.True(trouble.IsLasting);
        Assert.Contains("Invalid symbol.", trouble.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [InlineData(-1100, "Illegal characters found in a parameter.")]
    [InlineData(-1105, "Parameter was empty.")]
    public async Task AskAsync_Refusal_IsNotAskedAgain(int code, string text)
    {
        await using FakeExchange exchange =
            await FakeExchange.StartAsync($$"""{"code":{{code}},"msg":"{{text}}"}""", 400);

        Exception? failure = await Record.ExceptionAsync(() => exchange.Market.ServerTimeAsync(default));

        Assert.NotNull(failure);
        Assert.IsNotType<OutsideTroubleException>(failure);
        Assert.Contains(text, failure.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [InlineData(403, "<html>Request blocked by CloudFront</html>", "firewall")]
    [InlineData(451, """{"code":0,"msg":"Service unavailable from a restricted location."}""", "region")]
    public async Task AskAsync_BlockedRegionOrFirewall_IsOutsideTroubleInPlainWords(
        int status, string body, string word)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(body, status);

        OutsideTroubleException trouble = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            exchange.Market.ServerTimeAsync(default));

        Assert.Contains(word, trouble.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, -2014, "API-key format invalid.", "malformed")]
    [InlineData(401, -2015, "Invalid API-key, IP, or permissions for action.", "testnet")]
    [InlineData(400, -2008, "Invalid Api-Key ID", "testnet")]
    [InlineData(400, -1022, "Signature for this request is not valid.", "secret")]
    [InlineData(451, 0, "Service unavailable from a restricted location.", "region")]
    public async Task AskAsync_RefusalThatLasts_IsSaidOnceAndToBeLasting(
        int status, int code, string text, string word)
    {
        await using FakeExchange exchange =
            await FakeExchange.StartAsync($$"""{"code":{{code}},"msg":"{{text}}"}""", status);

        OutsideTroubleException trouble = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            exchange.Market.ServerTimeAsync(default));

        Assert.True(trouble.IsLasting);
        Assert.Contains(word, trouble.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [InlineData(403, "<html>Request blocked</html>")]
    [InlineData(503, "")]
    public async Task AskAsync_TroubleThatMayPass_IsNotLasting(int status, string body)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(body, status);

        OutsideTroubleException trouble = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            exchange.Market.ServerTimeAsync(default));

        Assert.False(trouble.IsLasting);
    }

    [Theory]
    [InlineData(500, """{"code":-1121,"msg":"Invalid symbol."}""")]
    [InlineData(400, """{"code":0,"msg":"?"}""")]
    [InlineData(400, """{"msg":"no code"}""")]
    public async Task AskAsync_AnswerThatIsNoRefusalOfOurs_IsOutsideTrouble(int status, string body)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(body, status);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(418)]
    public async Task AskAsync_RateLimited_WaitsAndDoesNotHammer(int status)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "30";

            return context.Response.WriteAsync("""{"code":-1003,"msg":"Too many requests."}""");
        };

        await Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default));

        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task AskAsync_NothingListens_IsOutsideTrouble()
    {
        FakeExchange exchange = await FakeExchange.StartAsync();
        await exchange.DisposeAsync();
        await using FakeExchange other = await FakeExchange.StartAsync();
        other.Answer = context =>
        {
            context.Abort();

            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<OutsideTroubleException>(() => other.Market.ServerTimeAsync(default));
    }

    [Fact]
    public async Task AskAsync_CallerGivesUp_EndsAtOnceAndIsNotAskedAgain()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => exchange.Market.ServerTimeAsync(giveUp.Token));

        Assert.Single(exchange.Requests);
        Assert.Equal("Closed", exchange.Reads.State);
    }

    [Fact]
    public async Task AskAsync_NoAnswer_TimesOutAndIsOutsideTrouble()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default));

        Assert.Equal(4, exchange.Requests.Count);
    }

    [Fact]
    public async Task AskAsync_VenueStaysDown_BreakerOpensAndClosesAgain()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("", 503);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default))));
        Assert.Equal("Open", exchange.Reads.State);

        int before = exchange.Requests.Count;
        OutsideTroubleException refusal = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
            exchange.Market.ServerTimeAsync(default));
        Assert.Contains("circuit", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, exchange.Requests.Count);

        exchange.Reply(Time);
        await Task.Delay(TimeSpan.FromSeconds(15.5));
        await exchange.Market.ServerTimeAsync(default);
        Assert.Equal("Closed", exchange.Reads.State);
    }

    [Fact]
    public async Task AskAsync_ManyRefusals_DoNotOpenTheBreaker()
    {
        await using FakeExchange exchange =
            await FakeExchange.StartAsync("""{"code":-1121,"msg":"Invalid symbol."}""", 400);
        for (int n = 0; n < 40; n++)
        {
            await Record.ExceptionAsync(() => exchange.Market.ServerTimeAsync(default));
        }

        Assert.Equal("Closed", exchange.Reads.State);
    }
}
