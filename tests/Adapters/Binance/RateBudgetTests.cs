using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class RateBudgetTests
{
    private static readonly RateNeed Entry = new(1, 1, IsExit: false);
    private static readonly RateNeed Exit = new(1, 1, IsExit: true);

    private readonly VirtualClock clock = new(TestRules.Start.AddSeconds(3));
    private readonly MemoryRateBudget budget;

    public RateBudgetTests() => budget = new MemoryRateBudget(clock, new RateLimits(1000, 100, 1000));

    [Fact]
    public async Task TakeAsync_WeightRunsOut_EntriesStopAtTheReserveAndExitsAtTheMargin()
    {
        await NoteAsync(weight: 759);
        Assert.Null(await TakeAsync(Entry));
        RateDenial denial = (await TakeAsync(Entry))!;
        Assert.Equal(TestRules.Start.AddMinutes(1), denial.Until);
        Assert.Null(await TakeAsync(Exit));

        await NoteAsync(weight: 950);
        Assert.NotNull(await TakeAsync(Exit));

        clock.Advance(TimeSpan.FromSeconds(57));
        Assert.Null(await TakeAsync(Entry));
        Assert.Equal(1, budget.Use.Weight);
    }

    [Fact]
    public async Task TakeAsync_OrdersRunOut_OnlyOrdersStop()
    {
        await NoteAsync(orders: 76);
        Assert.Equal(TestRules.Start.AddSeconds(10), (await TakeAsync(Entry))!.Until);
        Assert.Null(await TakeAsync(Exit));
        Assert.Null(await TakeAsync(new RateNeed(20, 0, IsExit: false)));

        await NoteAsync(today: 950);
        Assert.Equal(TestRules.Start.Date.AddDays(1), (await TakeAsync(Exit))!.Until.UtcDateTime);
    }

    [Fact]
    public async Task TakeAsync_BetweenAnswers_CountsByItself()
    {
        for (int n = 0; n < 76; n++)
        {
            Assert.Null(await TakeAsync(Entry));
        }

        Assert.NotNull(await TakeAsync(Entry));
        Assert.Equal((76, 76, 76), (budget.Use.Weight, budget.Use.Orders, budget.Use.OrdersToday));
    }

    [Fact]
    public async Task NoteAsync_Pause_HoldsForExitsTooAndIsNeverShortened()
    {
        DateTimeOffset until = clock.Now.AddMinutes(2);
        await budget.NoteAsync(new RateReading(null, null, null, until, null), default);
        await budget.NoteAsync(new RateReading(null, null, null, clock.Now.AddSeconds(1), null), default);

        Assert.Equal(until, (await TakeAsync(Exit))!.Until);
        Assert.Equal(until, budget.Use.PausedUntil);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await TakeAsync(Exit));
        Assert.Null(budget.Use.PausedUntil);
    }

    [Fact]
    public async Task Submit_Answers_AreCountedAsTheVenueCounts()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On(
            "POST",
            VenueBed.Order,
            VenueBed.Shown("NEW"),
            header: "X-MBX-USED-WEIGHT-1M:321;X-MBX-ORDER-COUNT-10S:4;X-MBX-ORDER-COUNT-1D:77");

        await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default);

        Assert.Equal((321, 4, 77), (bed.Budget.Use.Weight, bed.Budget.Use.Orders, bed.Budget.Use.OrdersToday));
    }

    [Theory]
    [InlineData(429, -1003, 30)]
    [InlineData(418, -1003, 7200)]
    public async Task Submit_ToldToKeepAway_NothingIsAskedUntilThen(int status, int code, int seconds)
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Error(code, "Too much."), status, $"Retry-After:{seconds}")
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));
        await bed.Venue.SubmitAsync(VenueBed.Buy(1m), default);
        int before = bed.Calls.Count;

        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default)).Status);
        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.CancelAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.BalancesAsync(default));

        Assert.Equal(before, bed.Calls.Count);
        Assert.Equal(bed.Clock.Now.AddSeconds(seconds), bed.Budget.Use.PausedUntil);
    }

    [Fact]
    public async Task Submit_TooManyOrders_OnlyOrdersWait()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("POST", VenueBed.Order, VenueBed.Error(-1015, "Too many new orders."), 400)
            .On("GET", VenueBed.Order, VenueBed.Shown("NEW"));
        await bed.Venue.SubmitAsync(VenueBed.Buy(1m), default);

        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.SubmitAsync(VenueBed.Sell(1m), default)).Status);
        Assert.Equal(OrderStatus.Open, (await bed.Venue.QueryAsync(VenueBed.Btc, VenueBed.Id, default)).Status);
        Assert.Equal(1, bed.Count("POST", VenueBed.Order));
        Assert.Equal(TestRules.Start.AddSeconds(10), bed.Budget.Use.OrdersPausedUntil);
    }

    [Fact]
    public async Task Reads_WeightIsAtTheReserve_AreNotMade()
    {
        await using FakeExchange exchange = await FakeExchange.StartAsync("""{"serverTime":1793620800000}""");
        var reads = new VenueReads(exchange.Budget, exchange.Clock);
        var market = new BinanceMarketData(exchange.Client, reads, exchange.Clock);
        await market.ServerTimeAsync(default);
        await exchange.Budget.NoteAsync(new RateReading(4561, null, null, null, null), default);

        await Assert.ThrowsAsync<OutsideTroubleException>(() => market.ServerTimeAsync(default));

        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task Lists_WeightIsAtTheReserve_AreStillMade()
    {
        await using VenueBed bed = await VenueBed.StartAsync();
        bed.On("GET", "/api/v3/openOrders", "[]");
        await bed.Budget.NoteAsync(new RateReading(4561, null, null, null, null), default);

        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.SubmitAsync(VenueBed.Buy(1m), default)).Status);
        Assert.Equal(0, bed.Count("POST", VenueBed.Order));
    }

    private ValueTask<RateDenial?> TakeAsync(RateNeed need) => budget.TakeAsync(need, default);

    private ValueTask NoteAsync(int? weight = null, int? orders = null, int? today = null) =>
        budget.NoteAsync(new RateReading(weight, orders, today, null, null), default);
}
