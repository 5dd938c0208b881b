using System.Text.Json;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Exchange.Tests;

/// <summary>The simulator without a port: requests go straight to the router.</summary>
internal sealed class Simulator
{
    private readonly RestRouter router;

    public Simulator(VenueMarket market, long from, bool limits = true)
    {
        Market = market;
        Clock = new VirtualClock(from, market.DataEnd);
        router = new RestRouter(market, Clock, limits ? new WeightLimiter() : null, Venue);
    }

    public TradingVenue Venue { get; } = new(TimeProvider.System);

    public VenueMarket Market { get; }

    public VirtualClock Clock { get; }

    public static Simulator OfWalk(int candles = 3000, long fromCandle = 2000) => new(
        TestMarkets.Venue(
            TestMarkets.Market(TestMarkets.Walk(candles, 1)),
            TestMarkets.Market(TestMarkets.Walk(candles, 2), "APEUSDT")),
        TestMarkets.Start + (fromCandle * TestMarkets.FiveMinutes));

    public async Task<Answer> SendAsync(
        string pathAndQuery, string method = "GET", string? body = null, string? key = null)
    {
        DefaultHttpContext context = new();
        string[] parts = pathAndQuery.Split('?', 2);
        context.Request.Method = method;
        context.Request.Path = parts[0];
        context.Request.QueryString = parts.Length == 2 ? new QueryString("?" + parts[1]) : QueryString.Empty;
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body ?? string.Empty));
        if (key is not null)
        {
            context.Request.Headers["X-MBX-APIKEY"] = key;
        }

        using MemoryStream output = new();
        context.Response.Body = output;
        await router.HandleAsync(context);
        Dictionary<string, string> headers =
            context.Response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        return new Answer(context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(output.ToArray()), headers);
    }

    /// <summary>Moves the clock on.</summary>
    public void Pass(long milliseconds) => Assert.True(Clock.TryMoveTo(Clock.Now + milliseconds));

    public async Task<JsonElement> JsonAsync(string pathAndQuery)
    {
        Answer answer = await SendAsync(pathAndQuery);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    internal sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement.Clone();
    }
}
