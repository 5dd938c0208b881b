using System.Text.Json;

namespace Breakwater.Functions.Tests;

public sealed class DownTests
{
    [Theory]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(451)]
    public async Task Health_ExchangeFails_Is503WithEx2(int failure)
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        app.Exchange.Failure = failure;

        (int status, JsonElement body, _) = await app.GetAsync("/api/health");

        Assert.Equal(503, status);
        Assert.Equal("unhealthy", body.GetProperty("status").GetString());
        Assert.False(body.GetProperty("api_connectivity").GetProperty("exchange").GetBoolean());
        Assert.Contains(
            body.GetProperty("issues").EnumerateArray(), issue => issue.GetProperty("code").GetString() == "EX-2");

        app.Exchange.Failure = null;
        Assert.True(await RecoversAsync(app), "It is not healthy again after a minute and a half.");
    }

    [Fact]
    public async Task Detailed_RegionIsBlocked_SaysSoInPlainWordsAndTheCircuitIsOpen()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        app.Exchange.Failure = 451;

        (int status, JsonElement body, _) = await app.GetAsync("/api/health/detailed");

        Assert.Equal(503, status);
        Assert.Contains(body.GetProperty("issues").EnumerateArray(), issue =>
            issue.GetProperty("code").GetString() == "EX-2"
            && issue.GetProperty("message").GetString()!.Contains("451", StringComparison.Ordinal)
            && issue.GetProperty("message").GetString()!.Contains("Exits are still tried", StringComparison.Ordinal));
        JsonElement market = body.GetProperty("exchange").GetProperty("circuits").EnumerateArray()
            .Single(lane => lane.GetProperty("name").GetString() == "market");
        Assert.Equal("Open", market.GetProperty("circuit").GetString());
        Assert.Equal(503, (await app.GetAsync("/api/health/exchange")).Status);
        Assert.Equal(200, (await app.GetAsync("/api/health/database")).Status);
    }

    [Fact]
    public async Task Defect25b_Latency_IsMeasuredOrAbsent()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        app.Exchange.Slowness = TimeSpan.FromMilliseconds(300);
        double slow = (await LatencyAsync(app)).GetDouble();
        app.Exchange.Failure = 503;

        Assert.True(slow >= 290, $"{slow} ms");
        Assert.Equal(JsonValueKind.Null, (await LatencyAsync(app)).ValueKind);
    }

    [Fact]
    public async Task Health_StorageIsGone_Is503WithDb1AndOthersSay503Too()
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        await app.StopStorageAsync();

        (int status, JsonElement body, HttpResponseMessage raw) = await app.GetAsync("/api/health");

        Assert.Equal(503, status);
        Assert.Contains(
            body.GetProperty("issues").EnumerateArray(), issue => issue.GetProperty("code").GetString() == "DB-1");
        Assert.DoesNotContain(
            Breakwater.TestKit.Local.AzuriteProcess.AccountKey,
            await raw.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
        AppFixture.AssertProblem(503, await app.CommandAsync("""{"command":"kill"}"""));
    }

    // After a block by its firewall the exchange is left alone for a minute.
    private static async Task<bool> RecoversAsync(AppFixture app)
    {
        for (int second = 0; second < 90; second++)
        {
            if ((await app.GetAsync("/api/health")).Status == 200)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        return false;
    }

    private static async Task<JsonElement> LatencyAsync(AppFixture app) =>
        (await app.GetAsync("/api/health")).Body.GetProperty("api_connectivity").GetProperty("latency_ms");

    [Theory]
    [InlineData("/api/bots")]
    [InlineData("/api/bots/main/decisions")]
    [InlineData("/api/bots/main/trades")]
    public async Task Lists_StorageIsGone_AreAProblemAnd503(string path)
    {
        await using var app = new AppFixture();
        await app.InitializeAsync();
        await app.StopStorageAsync();

        (int Status, JsonElement Body, HttpResponseMessage Raw) answer = await app.GetAsync(path);

        AppFixture.AssertProblem(503, answer);
        Assert.True(answer.Raw.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain(
            Breakwater.TestKit.Local.AzuriteProcess.AccountKey,
            await answer.Raw.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }
}
