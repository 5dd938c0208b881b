using System.Globalization;
using Breakwater.Local.Exchange.Limits;

namespace Breakwater.Exchange.Tests;

public sealed class LimitTests
{
    private const long Minute = 60_000;

    [Theory]
    [InlineData("ping", 1)]
    [InlineData("time", 1)]
    [InlineData("exchangeInfo", 20)]
    [InlineData("klines?symbol=BTCUSDT&interval=1m", 2)]
    [InlineData("uiKlines?symbol=BTCUSDT&interval=1m", 2)]
    [InlineData("avgPrice?symbol=BTCUSDT", 2)]
    [InlineData("depth?symbol=BTCUSDT", 5)]
    [InlineData("depth?symbol=BTCUSDT&limit=100", 5)]
    [InlineData("depth?symbol=BTCUSDT&limit=500", 25)]
    [InlineData("depth?symbol=BTCUSDT&limit=1000", 50)]
    [InlineData("depth?symbol=BTCUSDT&limit=5000", 250)]
    [InlineData("ticker/24hr", 80)]
    [InlineData("ticker/24hr?symbol=BTCUSDT", 2)]
    [InlineData("ticker/24hr?symbols=[\"BTCUSDT\",\"APEUSDT\"]", 2)]
    [InlineData("ticker/price", 4)]
    [InlineData("ticker/price?symbol=BTCUSDT", 2)]
    [InlineData("ticker/bookTicker", 4)]
    [InlineData("klines", 2)]
    public async Task AnyEndpoint_Answered_HeadersCarryItsWeight(string request, int weight)
    {
        Simulator simulator = Simulator.OfWalk(300, 200);
        foreach (int times in new[] { 1, 2 })
        {
            Simulator.Answer answer = await simulator.SendAsync("/api/v3/" + request);
            string expected = (times * weight).ToString(CultureInfo.InvariantCulture);
            Assert.Equal(expected, answer.Headers["X-MBX-USED-WEIGHT"]);
            Assert.Equal(expected, answer.Headers["X-MBX-USED-WEIGHT-1M"]);
        }
    }

    [Fact]
    public async Task Weight_NextMinuteOfVirtualTime_StartsAgain()
    {
        Simulator simulator = Simulator.OfWalk(300, 200);
        _ = await simulator.SendAsync("/api/v3/exchangeInfo");
        Assert.True(simulator.Clock.TryMoveTo(simulator.Clock.Now + Minute));
        Assert.Equal("1", (await simulator.SendAsync("/api/v3/ping")).Headers["X-MBX-USED-WEIGHT-1M"]);
    }

    [Fact]
    public async Task Weight_BeyondTheLimit_429ThenBanned418ThenFree()
    {
        Simulator simulator = Simulator.OfWalk(300, 200);
        Assert.True(simulator.Clock.TryMoveTo(simulator.Clock.Now + 15_000));
        for (int used = 80; used <= WeightLimiter.Limit; used += 80)
        {
            Assert.Equal(200, (await simulator.SendAsync("/api/v3/ticker/24hr")).Status);
        }

        Simulator.Answer refused = await simulator.SendAsync("/api/v3/ping");
        Assert.Equal((429, -1003), (refused.Status, refused.Json.GetProperty("code").GetInt32()));
        Assert.Equal("45", refused.Headers["Retry-After"]);
        Assert.StartsWith(
            "Too much request weight used; current limit is 6000 request weight per 1 MINUTE.",
            refused.Json.GetProperty("msg").GetString(),
            StringComparison.Ordinal);
        for (int more = 1; more < WeightLimiter.RequestsForgiven; more++)
        {
            Assert.Equal(429, (await simulator.SendAsync("/api/v3/ping")).Status);
        }

        Simulator.Answer banned = await simulator.SendAsync("/api/v3/ping");
        long until = simulator.Clock.Now + (2 * Minute);
        Assert.Equal((418, "120"), (banned.Status, banned.Headers["Retry-After"]));
        string text = FormattableString.Invariant($"IP banned until {until}.");
        Assert.Contains(text, banned.Text, StringComparison.Ordinal);
        Assert.True(simulator.Clock.TryMoveTo(until - 1));
        Assert.Equal(418, (await simulator.SendAsync("/api/v3/ping")).Status);
        Assert.True(simulator.Clock.TryMoveTo(until));
        Assert.Equal(200, (await simulator.SendAsync("/api/v3/ping")).Status);
    }

    [Fact]
    public void Take_SecondBan_IsTwiceAsLong()
    {
        WeightLimiter limiter = new();
        Assert.Equal(2 * Minute, BanFrom(limiter, 0));
        Assert.Equal(4 * Minute, BanFrom(limiter, 10 * Minute));
    }

    [Fact]
    public void Take_ManyThreads_LosesNothing()
    {
        WeightLimiter limiter = new();
        Parallel.For(0, 2000, _ => limiter.Take(2, 5));
        Assert.Equal(4001, limiter.Take(1, 5).UsedWeight);
    }

    [Fact]
    public async Task Simulation_AnyRequest_CostsNoWeight()
    {
        Simulator simulator = Simulator.OfWalk(300, 200);
        Simulator.Answer answer = await simulator.SendAsync("/sim/status");
        Assert.DoesNotContain("X-MBX-USED-WEIGHT", answer.Headers.Keys);
        Assert.Equal("1", (await simulator.SendAsync("/api/v3/ping")).Headers["X-MBX-USED-WEIGHT"]);
    }

    private static long BanFrom(WeightLimiter limiter, long now)
    {
        LimitVerdict verdict = limiter.Take(WeightLimiter.Limit, now);
        while (verdict.Status != 418)
        {
            verdict = limiter.Take(1, now);
        }

        return verdict.RetryAt - now;
    }
}
