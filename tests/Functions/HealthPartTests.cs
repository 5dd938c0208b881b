using System.Text.Json;

namespace Breakwater.Functions.Tests;

public sealed class HealthPartTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Detailed_Running_HasAllOfHealthAndEveryPart()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/health/detailed");
        (_, JsonElement health, _) = await app.GetAsync("/api/health");

        Assert.Equal(200, status);
        Assert.All(
            health.EnumerateObject().Select(property => property.Name)
                .Concat(["exchange", "database", "queues", "push", "heartbeats"]),
            name => Assert.True(body.TryGetProperty(name, out _), name));
        Assert.Equal("main", Assert.Single(body.GetProperty("heartbeats").EnumerateArray())
            .GetProperty("bot").GetString());
    }

    [Fact]
    public async Task Exchange_Running_ShowsPoolsCircuitsAndClock()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/health/exchange");
        JsonElement[] pools = [.. body.GetProperty("rate_pools").EnumerateArray()];
        if (pools[0].GetProperty("used").GetInt32() == 0)
        {
            // A new minute began between the question that counts and the count.
            (status, body, _) = await app.GetAsync("/api/health/exchange");
            pools = [.. body.GetProperty("rate_pools").EnumerateArray()];
        }

        Assert.Equal(200, status);
        Assert.Equal(
            ["weight_1m", "orders_10s", "orders_1d"], pools.Select(pool => pool.GetProperty("pool").GetString()));
        Assert.Equal(6000, pools[0].GetProperty("limit").GetInt32());
        Assert.Equal(100, pools[0].GetProperty("share_percent").GetInt32());
        Assert.Equal(4560, pools[0].GetProperty("usable").GetInt32());
        Assert.Equal(1140, pools[0].GetProperty("reserve").GetInt32());
        Assert.True(pools[0].GetProperty("used").GetInt32() >= 1);
        Assert.True(pools[0].GetProperty("granted").GetInt32() >= 1);
        Assert.Equal(JsonValueKind.Null, pools[0].GetProperty("paused_until").ValueKind);
        Assert.Equal(
            ["market", "account", "entries"],
            body.GetProperty("circuits").EnumerateArray().Select(lane => lane.GetProperty("name").GetString()));
        Assert.InRange(body.GetProperty("clock_offset_ms").GetDouble(), -5000, 5000);
        Assert.Equal(0, body.GetProperty("symbols_left_out").GetInt32());
    }

    [Fact]
    public async Task Exchange_ItsClockIsFarOff_IsAnIssue()
    {
        app.Exchange.ClockAhead = TimeSpan.FromMinutes(-1);

        (_, JsonElement body, _) = await app.GetAsync("/api/health/exchange");

        app.Exchange.ClockAhead = TimeSpan.Zero;
        Assert.InRange(body.GetProperty("clock_offset_ms").GetDouble(), -65_000, -55_000);
        Assert.Contains(
            body.GetProperty("issues").EnumerateArray(), issue => issue.GetProperty("code").GetString() == "EX-7");
    }

    [Theory]
    [InlineData("database", "latency_ms")]
    [InlineData("queues", "unsent")]
    public async Task Part_Running_IsHealthy(string part, string field)
    {
        (int status, JsonElement body, _) = await app.GetAsync($"/api/health/{part}");

        Assert.Equal(200, status);
        Assert.Equal("healthy", body.GetProperty("status").GetString());
        Assert.True(body.TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Queues_Running_TellWhatLiesInEach()
    {
        (_, JsonElement body, _) = await app.GetAsync("/api/health/queues");

        JsonElement[] depths = [.. body.GetProperty("depths").EnumerateArray()];
        Assert.Equal(
            ["scan", "signal", "risk", "execution"], depths.Select(depth => depth.GetProperty("queue").GetString()));
        Assert.All(depths, depth => Assert.Equal(0, depth.GetProperty("dead_letters").GetInt64()));
    }

    // The local push server is made at the first use: until then push is down and says so.
    [Fact]
    public async Task Push_Running_IsDegradedExactlyWhenItSaysSo()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/health/push");

        Assert.Equal(200, status);
        Assert.Equal(
            body.GetProperty("status").GetString() == "degraded",
            body.GetProperty("issues").EnumerateArray().Any(issue => issue.GetProperty("code").GetString() == "RT-1"));
    }

    [Fact]
    public async Task Part_Unknown_Is404AndNamesThoseThatExist() =>
        AppFixture.AssertProblem(404, await app.GetAsync("/api/health/moon"), "part");
}
