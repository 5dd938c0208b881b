using System.Text.Json;

namespace Breakwater.Functions.Tests;

public sealed class HttpTests(AppFixture app) : IClassFixture<AppFixture>
{
    public static TheoryData<string, string> Protected =>
        new()
        {
            { "GET", "/api/bots" },
            { "GET", "/api/health/detailed" },
            { "GET", "/api/health/exchange" },
            { "GET", "/api/bots/main" },
            { "GET", "/api/bots/main/positions" },
            { "GET", "/api/bots/main/orders" },
            { "GET", "/api/bots/main/trades" },
            { "GET", "/api/bots/main/trades/t1" },
            { "GET", "/api/bots/main/decisions" },
            { "GET", "/api/bots/main/signals" },
            { "GET", "/api/exchange/test" },
            { "GET", "/api/bots/main/performance" },
            { "GET", "/api/bots/main/funnel" },
            { "PUT", "/api/bots/main" },
            { "GET", "/api/presets" },
            { "GET", "/api/presets/breakout_v1" },
            { "POST", "/api/presets/validate" },
            { "POST", "/api/bots/main/commands" },
            { "POST", "/api/negotiate" },
            { "GET", "/api/deadletters" },
            { "POST", "/api/deadletters/execution/resubmit" },
            { "GET", "/api/diagnostics" },
            { "GET", "/api/markets" },
            { "GET", "/api/markets/BTCUSDT/ohlcv" },
        };

    [Fact]
    public async Task Health_NoKey_HasExactlyTheFieldsOfTheDesign()
    {
        (int status, JsonElement body, _) = await app.AskAsync(HttpMethod.Get, "/api/health", key: null);

        Assert.Equal(200, status);
        Assert.Equal(
            [
                "account", "api_connectivity", "engine_initialized", "engine_running", "engine_state", "issues",
                "mode", "resource_health", "status", "uptime_seconds", "venue",
            ],
            body.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal("paper", body.GetProperty("mode").GetString());
        Assert.Contains(body.GetProperty("status").GetString(), new[] { "healthy", "degraded" });
        Assert.Equal(JsonValueKind.False, body.GetProperty("engine_running").ValueKind);
        Assert.True(body.GetProperty("api_connectivity").GetProperty("exchange").GetBoolean());
        Assert.True(body.GetProperty("api_connectivity").GetProperty("latency_ms").GetDouble() >= 0);
        Assert.True(body.GetProperty("resource_health").GetProperty("memory_mb").GetDouble() > 1);
        Assert.True(body.GetProperty("resource_health").GetProperty("cpu_percent").GetDouble() >= 0);
        Assert.Equal("healthy", body.GetProperty("resource_health").GetProperty("status").GetString());
        Assert.True(body.GetProperty("uptime_seconds").GetDouble() >= 0);
    }

    [Fact]
    public async Task Health_BotIsStopped_SaysThatTradingIsDisabled()
    {
        (_, JsonElement body, _) = await app.GetAsync("/api/health");

        Assert.Contains(body.GetProperty("issues").EnumerateArray(), issue =>
            issue.GetProperty("code").GetString() is "CFG-7" or "RISK-8"
            && issue.GetProperty("message").GetString() is { Length: > 0 });
    }

    [Fact]
    public async Task ExchangeTest_NothingIsListed_SaysWhichStepFails()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/exchange/test");

        Assert.Equal(200, status);
        Assert.False(body.GetProperty("passed").GetBoolean());
        Assert.Equal("Paper", body.GetProperty("mode").GetString());
        JsonElement failed = Assert.Single(
            body.GetProperty("steps").EnumerateArray(), step => !step.GetProperty("passed").GetBoolean());
        Assert.Equal("instruments", failed.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Signals_NoneFound_IsAnEmptyPageAndABadDayIsAProblem()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/bots/main/signals?limit=5");

        Assert.Equal(200, status);
        Assert.Empty(body.GetProperty("items").EnumerateArray());
        AppFixture.AssertProblem(400, await app.GetAsync("/api/bots/main/signals?day=soon"), "day");
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Everything_NoKeyOrWrongKey_Is401(string method, string path)
    {
        foreach (string? key in new[] { null, "", "wrong", AppSettings.FunctionKey + "x" })
        {
            (int status, _, _) = await app.AskAsync(new HttpMethod(method), path, key: key);
            Assert.Equal(401, status);
        }
    }

    [Fact]
    public async Task Everything_KeyInTheQuery_IsLetIn() =>
        Assert.Equal(
            200, (await app.AskAsync(HttpMethod.Get, $"/api/bots?code={AppSettings.FunctionKey}", key: null)).Status);

    [Theory]
    [InlineData("")]
    [InlineData("/positions")]
    [InlineData("/orders")]
    [InlineData("/trades")]
    [InlineData("/trades/t1")]
    [InlineData("/decisions")]
    [InlineData("/performance")]
    public async Task Bot_ThatDoesNotExist_Is404AndNamesTheOneThatDoes(string part)
    {
        (int Status, JsonElement Body, HttpResponseMessage Raw) answer = await app.GetAsync($"/api/bots/nobody{part}");

        AppFixture.AssertProblem(404, answer, "bot");
        Assert.Contains("main", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_BotThatDoesNotExist_Is404() =>
        AppFixture.AssertProblem(
            404, await app.AskAsync(HttpMethod.Post, "/api/bots/nobody/commands", """{"command":"start"}"""), "bot");

    [Fact]
    public async Task Bots_One_HasEveryFieldOfTheContract()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/bots");

        Assert.Equal(200, status);
        JsonElement bot = Assert.Single(body.EnumerateArray());
        string[] fields =
        [
            "bot", "ts", "mode", "status", "phase", "engineState", "preset", "openPositions", "portfolioValue", "error",
            "ageSeconds", "liveness",
        ];
        Assert.All(fields, field => Assert.True(bot.TryGetProperty(field, out _), $"{field} is missing."));
        Assert.Equal("paper", bot.GetProperty("mode").GetString());
        Assert.Equal(10_000m, bot.GetProperty("portfolioValue").GetDecimal());
        Assert.Contains(bot.GetProperty("liveness").GetString(), new[] { "RUNNING", "STALE", "OFFLINE" });
    }

    [Theory]
    [InlineData("orders", "0")]
    [InlineData("trades", "-1")]
    [InlineData("trades", "1001")]
    [InlineData("decisions", "abc")]
    [InlineData("decisions", "1.5")]
    [InlineData("orders", "99999999999999")]
    [InlineData("orders", "")]
    public async Task Lists_BadLimit_Is400AndNamesIt(string list, string limit) =>
        AppFixture.AssertProblem(400, await app.GetAsync($"/api/bots/main/{list}?limit={limit}"), "limit");

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("yesterday")]
    [InlineData("2026-1-1")]
    [InlineData("2026-02-30")]
    public async Task Decisions_BadDay_Is400AndNamesIt(string day) =>
        AppFixture.AssertProblem(400, await app.GetAsync($"/api/bots/main/decisions?day={day}"), "day");

    [Theory]
    [InlineData("trades?after=garbage")]
    [InlineData("trades?after=%7C%7C%7C")]
    [InlineData("trades?after=9999-99%7Cx")]
    [InlineData("decisions?after=%27%20or%20true")]
    [InlineData("decisions?day=0001-01-01")]
    [InlineData("decisions?day=9999-12-31")]
    public async Task Lists_StrangeCursor_IsNeverAnErrorOfOurs(string query)
    {
        (int status, JsonElement body, HttpResponseMessage raw) = await app.GetAsync($"/api/bots/main/{query}");

        Assert.Contains(status, new[] { 200, 400 });
        Assert.True(body.ValueKind is JsonValueKind.Object, $"{raw}");
    }

    [Theory]
    [InlineData("trades")]
    [InlineData("decisions")]
    public async Task Lists_Pages_HaveItemsAndNext(string list)
    {
        (int status, JsonElement body, _) = await app.GetAsync($"/api/bots/main/{list}?day=2001-01-01");

        Assert.Equal(200, status);
        Assert.Equal(0, body.GetProperty("items").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Performance_NothingTraded_AddsUp()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/bots/main/performance");

        Assert.Equal(200, status);
        Assert.Equal(10_000m, body.GetProperty("equity").GetDecimal());
        Assert.Equal(10_000m, body.GetProperty("venueEquity").GetDecimal());
        Assert.Equal(0m, body.GetProperty("difference").GetDecimal());
    }

    // No counts of decisions and orders: nothing stores them, so each answer would read the whole journal and history.
    // Who wants them reads the pages and counts, as `bw run` does for its summary.
    [Fact]
    public async Task Performance_Contract_HasTheFields()
    {
        JsonElement body = (await app.GetAsync("/api/bots/main/performance")).Body;

        Assert.All(
            [
                "bot", "startEquity", "equity", "gross", "fees", "net", "unrealized", "venueEquity", "openPositions",
                "closedTrades", "difference",
            ],
            field => Assert.True(body.TryGetProperty(field, out _), field));
    }

    [Fact]
    public async Task Negotiate_Key_GivesAddressAndToken()
    {
        (int status, JsonElement body, _) = await app.AskAsync(HttpMethod.Post, "/api/negotiate");

        Assert.Equal(200, status);
        Assert.StartsWith("http", body.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, body.GetProperty("accessToken").GetString()!.Split('.').Length);
    }

    [Theory]
    [InlineData("GET", "/api/negotiate")]
    [InlineData("DELETE", "/api/bots/main")]
    [InlineData("GET", "/api/nothing")]
    public async Task Routes_WrongMethodOrAddress_AreNotServed(string method, string path) =>
        Assert.Contains((await app.AskAsync(new HttpMethod(method), path)).Status, new[] { 404, 405 });

    [Fact]
    public async Task EveryAnswer_PlantedSecrets_AreInNone()
    {
        string[] secrets =
            [AppSettings.FunctionKey, AppSettings.PushKey, Breakwater.TestKit.Local.AzuriteProcess.AccountKey];
        foreach ((string method, string path) in Protected.Select(row => row.Data)
            .Append(("GET", "/api/health")).Append(("GET", "/")).Append(("GET", "/admin/host/status"))
            .Append(("GET", "/api/bots/nobody")).Append(("GET", "/api/bots/main/decisions?limit=x")))
        {
            (_, _, HttpResponseMessage raw) = await app.AskAsync(new HttpMethod(method), path, "{}");
            string text = raw + await raw.Content.ReadAsStringAsync();
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }

        Assert.All(secrets, secret => Assert.DoesNotContain(secret, app.App.Output, StringComparison.Ordinal));
    }
}
