using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class CandleTests
{
    private static readonly Symbol Btc = Symbol.Of("BTCUSDT");
    private static readonly DateTimeOffset Close = TestRules.Start;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(1, 0)]
    [InlineData(150_000, 0)]
    [InlineData(299_999, 0)]
    [InlineData(300_000, 1)]
    public async Task CandlesAsync_AnyMoment_NewestHasClosedByThen(int milliseconds, int closesLater)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset now = Close.AddMilliseconds(milliseconds);
        exchange.Answer = context => FakeCandles.AnswerAsync(context, now, TimeSpan.FromMinutes(5));

        CandleSeries series = await AskAsync(exchange, now);

        Assert.Equal(Close.AddMinutes(5 * closesLater), series.CloseTime);
        Assert.Equal(10, series.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150_000)]
    public async Task CandlesAsync_VenueIgnoresTheEnd_FormingCandleIsCutOff(int milliseconds)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset now = Close.AddMilliseconds(milliseconds);
        exchange.Answer = context => FakeCandles.AnswerAsync(context, now, TimeSpan.FromMinutes(5), obeys: false);

        Assert.Equal(Close, (await AskAsync(exchange, now)).CloseTime);
    }

    [Fact]
    public async Task CandlesAsync_VenueClockIsAhead_GivesNothingFromTheFuture()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context =>
            FakeCandles.AnswerAsync(context, Close.AddHours(2), TimeSpan.FromMinutes(5), obeys: false);

        CandleSeries? series = await exchange.Market.CandlesAsync(
            new CandleSlice(Btc, Timeframe.M5, 10, Close), default);

        Assert.True(series is null || series.CloseTime <= Close);
    }

    [Fact]
    public async Task CandlesAsync_NoCandles_IsNull()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("[]");

        Assert.Null(await exchange.Market.CandlesAsync(new CandleSlice(Btc, Timeframe.M5, 10, Close), default));
    }

    [Fact]
    public async Task CandlesAsync_SameCandleAgain_IsNotAskedAgain()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => FakeCandles.AnswerAsync(context, Close.AddSeconds(4), TimeSpan.FromMinutes(5));

        CandleSeries first = await AskAsync(exchange, Close.AddSeconds(4));
        CandleSeries second = await AskAsync(exchange, Close.AddMinutes(4));

        Assert.Same(first, second);
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task CandlesAsync_NextCandleClosed_IsNeverServedStale()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset now = Close;
        exchange.Answer = context => FakeCandles.AnswerAsync(context, now, TimeSpan.FromMinutes(5));
        await AskAsync(exchange, now);
        now = Close.AddMinutes(5);

        Assert.Equal(now, (await AskAsync(exchange, now)).CloseTime);
    }

    [Fact]
    public async Task CandlesAsync_EarlierEndAfterALaterOne_IsNeverServedTooNew()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => FakeCandles.AnswerAsync(context, Close, TimeSpan.FromMinutes(5));
        await AskAsync(exchange, Close);

        Assert.Equal(Close.AddMinutes(-5), (await AskAsync(exchange, Close.AddMinutes(-1))).CloseTime);
    }

    [Fact]
    public async Task CandlesAsync_VenueIsLate_LateSeriesIsNotKept()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset published = Close.AddMinutes(-10);
        exchange.Answer = context => FakeCandles.AnswerAsync(context, published, TimeSpan.FromMinutes(5));
        Assert.Equal(Close.AddMinutes(-5), (await AskAsync(exchange, Close)).CloseTime);
        published = Close.AddMinutes(-5);

        Assert.Equal(Close, (await AskAsync(exchange, Close)).CloseTime);
    }

    [Fact]
    public async Task CandlesAsync_OurClockIsKnownToBeAhead_FormingCandleIsLeftOutUntilItCloses()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset venueNow = Close.AddSeconds(-2);
        exchange.Answer = context => AnswerAsync(context, venueNow);
        await exchange.Market.ServerTimeAsync(default);

        Assert.Equal(Close.AddMinutes(-5), (await AskAsync(exchange, Close)).CloseTime);

        exchange.Clock.Advance(TimeSpan.FromSeconds(2));
        venueNow = Close;
        Assert.Equal(Close, (await AskAsync(exchange, Close.AddSeconds(2))).CloseTime);
    }

    [Fact]
    public async Task CandlesAsync_NewestMayBeForming_IsNotKept()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        DateTimeOffset venueNow = Close.AddSeconds(-2);
        exchange.Answer = context => AnswerAsync(context, venueNow);
        await AskAsync(exchange, Close);
        venueNow = Close.AddSeconds(1);

        await AskAsync(exchange, Close.AddSeconds(3));

        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task CandlesAsync_VenueClockIsKnownToBePastTheClose_QuietMarketIsKept()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => AnswerAsync(context, Close.AddMilliseconds(1), Close.AddMilliseconds(-1));
        await exchange.Market.ServerTimeAsync(default);
        await AskAsync(exchange, Close);
        await AskAsync(exchange, Close);

        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task CandlesAsync_ThousandCandles_AreAThousandAndWithinTheVenuesLimit()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => AnswerAsync(context, Close);

        CandleSeries? series = await exchange.Market.CandlesAsync(
            new CandleSlice(Btc, Timeframe.M5, 1000, Close), default);

        Assert.Equal((1000, Close), (series!.Count, series.CloseTime));
        Assert.Contains("limit=1000", Assert.Single(exchange.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Timeframe.M1, "1m")]
    [InlineData(Timeframe.M5, "5m")]
    [InlineData(Timeframe.M15, "15m")]
    [InlineData(Timeframe.H1, "1h")]
    [InlineData(Timeframe.H4, "4h")]
    [InlineData(Timeframe.D1, "1d")]
    public async Task CandlesAsync_EveryTimeframe_HasTheVenuesName(Timeframe timeframe, string name)
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => FakeCandles.AnswerAsync(context, Close, timeframe.Duration());

        CandleSeries? series = await exchange.Market.CandlesAsync(new CandleSlice(Btc, timeframe, 3, Close), default);

        Assert.Contains($"interval={name}&", Assert.Single(exchange.Requests) + "&", StringComparison.Ordinal);
        Assert.Equal(timeframe.OpenTimeAt(Close), series!.CloseTime);
        Assert.Equal(new Candle(series.Last.OpenTime, 1m, 3m, 0.5m, 2m, 10m), series.Last);
    }

    [Fact]
    public async Task CandlesAsync_ManyAtOnce_EachGetsItsOwn()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        exchange.Answer = context => FakeCandles.AnswerAsync(context, Close, TimeSpan.FromMinutes(5));

        CandleSeries?[] all = await Task.WhenAll(Enumerable.Range(0, 700).Select(n => exchange.Market.CandlesAsync(
            new CandleSlice(Symbol.Of($"S{n % 350}USDT"), Timeframe.M5, 5, Close), default)));

        Assert.All(all.Index(), entry => Assert.Equal($"S{entry.Index % 350}USDT", entry.Item!.Symbol.Value));
    }

    private static Task AnswerAsync(HttpContext context, DateTimeOffset venueNow, DateTimeOffset? lastTrade = null) =>
        context.Request.Path.Value!.EndsWith("/time", StringComparison.Ordinal)
            ? context.Response.WriteAsync($$"""{"serverTime":{{venueNow.ToUnixTimeMilliseconds()}}}""")
            : FakeCandles.AnswerAsync(context, lastTrade ?? venueNow, TimeSpan.FromMinutes(5));

    private static async Task<CandleSeries> AskAsync(FakeExchange exchange, DateTimeOffset closedBy) =>
        (await exchange.Market.CandlesAsync(new CandleSlice(Btc, Timeframe.M5, 10, closedBy), default))!;
}
