using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class VenuePipelineTests
{
    private const string Time = """{"serverTime":1793620800000}""";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task AskAsync_RegionIsBlocked_OpensAtOnceAndLetsAProbeThroughLater()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("""{"code":0,"msg":"Restricted."}""", 451);
        await Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default));
        Assert.Equal("Open", exchange.Reads.State);
        await Assert.ThrowsAsync<OutsideTroubleException>(() => exchange.Market.ServerTimeAsync(default));
        Assert.Single(exchange.Requests);

        exchange.Clock.Advance(VenueCircuit.Break);
        Assert.Equal("HalfOpen", exchange.Reads.State);
        exchange.Reply(Time);
        await exchange.Market.ServerTimeAsync(default);
        Assert.Equal("Closed", exchange.Reads.State);
    }

    [Fact]
    public async Task Submit_EntriesAreNotAnswered_EntriesStopAndExitsAreStillTried()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, "", 503).On("GET", VenueBed.Order, VenueBed.NoSuchOrder, 400);
        for (int n = 0; n < 3; n++)
        {
            Assert.Equal(OrderStatus.Unknown, (await bed.Venue.SubmitAsync(VenueBed.Buy(1m), default)).Status);
        }

        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.SubmitAsync(VenueBed.Buy(1m), default)).Status);
        Assert.Equal(3, bed.Count("POST", VenueBed.Order));
        await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default);
        Assert.Equal(4, bed.Count("POST", VenueBed.Order));
    }

    [Fact]
    public async Task OpenOrdersAsync_ScansFillEveryPlace_IsAnsweredAtOnce()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        var release = new TaskCompletionSource();
        var isFull = new TaskCompletionSource();
        int books = 0;
        exchange.Answer = async context =>
        {
            if (context.Request.Path == "/api/v3/depth")
            {
                _ = Interlocked.Increment(ref books) == 16 && isFull.TrySetResult();
                await release.Task;
            }

            bool isList = context.Request.Path == "/api/v3/openOrders";
            await context.Response.WriteAsync(isList ? "[]" : """{"serverTime":1793620800000,"bids":[],"asks":[]}""");
        };
        var venue = new BinanceTradingVenue(
            exchange.Client, exchange.Reads, exchange.Market, exchange.Budget, exchange.Access, exchange.Clock);
        Task[] scans = [.. Enumerable.Range(0, 40).Select(_ => exchange.Market.BookAsync(VenueBed.Btc, default))];
        try
        {
            await isFull.Task.WaitAsync(Patience);
            Assert.Empty(await venue.OpenOrdersAsync(default).WaitAsync(Patience));
            LaneState market = exchange.Reads.Pipelines.States[0];
            Assert.Equal((16, 24, 16), (market.InFlight, market.Waiting, market.Places));
        }
        finally
        {
            release.SetResult();
        }

        await Task.WhenAll(scans);
        Assert.Equal(0, exchange.Reads.Pipelines.States[0].InFlight);
    }

    [Fact]
    public async Task OpenOrdersAsync_OurBudgetDenies_IsNotTriedAgainNorHeldAgainstTheVenue()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        await bed.Budget.NoteAsync(
            new RateReading(null, null, null, bed.Clock.Now.AddMinutes(1), null), CancellationToken.None);
        for (int n = 0; n < 25; n++)
        {
            OutsideTroubleException trouble = await Assert.ThrowsAsync<OutsideTroubleException>(() =>
                bed.Venue.OpenOrdersAsync(default));
            Assert.Contains("was not asked", trouble.Message, StringComparison.Ordinal);
        }

        bed.Clock.Advance(TimeSpan.FromMinutes(2));
        bed.On("GET", "/api/v3/openOrders", "[]");
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Single(bed.Calls, call => call.Path == "/api/v3/openOrders");
    }

    [Fact]
    public async Task Submit_RulesAreSlowToCome_StopIsSentByThoseKnownBefore()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", "/api/v3/exchangeInfo", "", -1).On("POST", VenueBed.Order, VenueBed.Shown("NEW"));
        await bed.Venue.SubmitAsync(VenueBed.Stop(1m, 95m), default);
        bed.Clock.Advance(TimeSpan.FromHours(2));

        // Four attempts of two seconds each would be more.
        OrderReport report = await bed.Venue.SubmitAsync(VenueBed.Stop(1m, 96m), default)
            .WaitAsync(TimeSpan.FromSeconds(6));

        Assert.Equal((OrderStatus.Open, 2), (report.Status, bed.Count("POST", VenueBed.Order)));
    }

    [Theory]
    [InlineData(true, OrderStatus.Open, 2)]
    [InlineData(false, OrderStatus.Rejected, 1)]
    public async Task Submit_RulesHaveChangedSinceTheyWereFetched_OnlyASaleIsJudgedAgain(
        bool isStop, OrderStatus expected, int fetched)
    {
        await using VenueBed bed = await VenueBed.StartAsync(tick: "0.1");
        bed.On("GET", "/api/v3/exchangeInfo", VenueBed.Symbols("0.01"))
            .On("POST", VenueBed.Order, VenueBed.Shown("NEW"));

        OrderReport report = await bed.Venue.SubmitAsync(
            isStop ? VenueBed.Stop(1m, 95.05m) : VenueBed.Buy(1m, 95.05m), default);

        Assert.Equal((expected, fetched), (report.Status, bed.Count("GET", "/api/v3/exchangeInfo")));
    }

    [Fact]
    public async Task Carries_WeightIsUsed_IsWhatIsLeftForReads()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync();
        var load = new ScanLoad(TimeSpan.FromMinutes(5), 3, 1);

        Assert.Equal((4560 - 80) / 11, exchange.Market.Carries(load));
        await exchange.Budget.NoteAsync(new RateReading(4000, null, null, null, null), default);
        Assert.Equal((4560 - 4000 - 80) / 11, exchange.Market.Carries(load));
        await exchange.Budget.NoteAsync(new RateReading(4600, null, null, null, null), default);
        Assert.Equal(0, exchange.Market.Carries(load));
    }

    [Fact]
    public async Task InstrumentsAsync_VenuePublishesOtherLimits_AreTakenOver()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync(
            """
            {"symbols":[],"rateLimits":[
            {"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":1200},
            {"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":100},
            {"rateLimitType":"ORDERS","interval":"DAY","intervalNum":1,"limit":200000},
            {"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":300000}]}
            """);

        await exchange.Market.InstrumentsAsync(default);

        Assert.Equal(new RateLimits(1200, 100, 200_000), exchange.Budget.Use.Limits);
    }
}
