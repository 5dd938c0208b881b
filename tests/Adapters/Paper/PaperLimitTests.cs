using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Limit orders: what they take at once, and what a resting one gets.</summary>
public sealed class PaperLimitTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task SubmitAsync_LimitBelowTheAsk_RestsAndLocksItsCost()
    {
        OrderReport report = await bed.SubmitAsync(Bid("b", 2m, 99m));

        Assert.Equal((OrderStatus.Open, 1L), (report.Status, report.VenueOrderId));
        Assert.Equal(new Balance("USDT", 9_802m, 198m), await bed.BalanceAsync("USDT"));
        OpenOrder open = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(new OpenOrder(PaperBed.Btc, "b", OrderSide.Buy, 2m, null) { VenueOrderId = 1 }, open);
    }

    [Fact]
    public async Task SubmitAsync_LimitCrossesThinAsks_TakesWhatIsThereAndRestsWithTheRest()
    {
        bed.Market.Book(PaperBed.Btc, [new(99m, 5m)], [new(100m, 1m), new(101m, 50m)]);

        OrderReport report = await bed.SubmitAsync(Bid("b", 4m, 100m));

        Assert.Equal(OrderStatus.PartiallyFilled, report.Status);
        Assert.Equal((100m, 1m, 0.001m), Of(Assert.Single(report.Fills)));
        Assert.Equal(new Balance("USDT", 9_600m, 300m), await bed.BalanceAsync("USDT"));
        Assert.Equal(3m, Assert.Single(await bed.Venue.OpenOrdersAsync(default)).Quantity);
        Assert.Equal(report.Fills, (await bed.QueryAsync("b")).Fills);
    }

    [Theory]
    [InlineData(99, OrderStatus.Open)]
    [InlineData(98.99, OrderStatus.Filled)]
    public async Task QueryAsync_MinuteTouchesTheLimit_FillsOnlyWhenTradedThrough(double low, OrderStatus expected)
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));
        bed.Trade((decimal)low, 100m, volume: 1_000m);

        Assert.Equal(expected, (await bed.QueryAsync("b")).Status);
    }

    [Fact]
    public async Task QueryAsync_TradedThrough_FillsAtTheLimitAndPaysAsMaker()
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));
        bed.Trade(90m, 100m, volume: 1_000m);

        OrderReport report = await bed.QueryAsync("b");

        Assert.Equal((99m, 2m, 0.001m), Of(Assert.Single(report.Fills)));
        Assert.Equal(new Balance("BTC", 1.999m, 0m), await bed.BalanceAsync("BTC"));
        Assert.Equal(new Balance("USDT", 9_802m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task QueryAsync_ThinMinutes_FillsATenthOfEachAndRestsMeanwhile()
    {
        await (await bed.OwnerAsync()).SubmitAsync(PaperBed.Sell(OrderType.Limit, "s", 2m, 105m));
        bed.Trade(100m, 106m, volume: 7m);

        OrderReport first = await bed.QueryAsync("s");
        Assert.Equal((OrderStatus.PartiallyFilled, 0.7m), (first.Status, Filled(first)));
        Assert.Equal(first.Fills, (await bed.QueryAsync("s")).Fills);

        bed.Trade(100m, 105m, volume: 1_000m);
        Assert.Equal(0.7m, Filled(await bed.QueryAsync("s")));

        bed.Trade(100m, 105.01m, volume: 9m);
        bed.Trade(100m, 105.01m, volume: 40m);
        OrderReport last = await bed.QueryAsync("s");
        Assert.Equal((OrderStatus.Filled, 2m, 2), (last.Status, Filled(last), last.Fills.Count));
        Assert.All(last.Fills, fill => Assert.Equal(105m, fill.Price));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task QueryAsync_TwoOrdersAtOneMinute_ShareItsVolume()
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));
        await bed.SubmitAsync(Bid("c", 2m, 98m));
        bed.Trade(90m, 100m, volume: 10m);

        Assert.Equal(0.5m, Filled(await bed.QueryAsync("b")));
        Assert.Equal(0.5m, Filled(await bed.QueryAsync("c")));
    }

    [Fact]
    public async Task QueryAsync_CrumbsOfVolume_AreGatheredUntilTheyAreAHundredth()
    {
        await bed.SubmitAsync(Bid("b", 50m, 99m));
        for (int minute = 0; minute < 5; minute++)
        {
            bed.Trade(98m, 100m, volume: 1m);
            OrderReport report = await bed.QueryAsync("b");
            Assert.Equal(minute < 4 ? 0m : 0.5m, Filled(report));
        }
    }

    [Fact]
    public async Task QueryAsync_TopOfTheBookWentThrough_TakesItOncePerMinute()
    {
        await (await bed.OwnerAsync()).SubmitAsync(PaperBed.Sell(OrderType.Limit, "s", 5m, 105m));
        bed.Market.Book(PaperBed.Btc, [new(106m, 2m)], [new(107m, 9m)]);
        bed.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(2m, Filled(await bed.QueryAsync("s")));
        Assert.Equal(2m, Filled(await bed.QueryAsync("s")));
        bed.Clock.Advance(TimeSpan.FromSeconds(30));
        OrderReport report = await bed.QueryAsync("s");
        Assert.Equal(4m, Filled(report));
        Assert.All(report.Fills, fill => Assert.Equal(105m, fill.Price));
    }

    [Fact]
    public async Task QueryAsync_TopTakenInAMinute_ThatMinutesVolumeDoesNotCountBesides()
    {
        await (await bed.OwnerAsync()).SubmitAsync(PaperBed.Sell(OrderType.Limit, "s", 5m, 105m));
        bed.Clock.AdvanceTo(PaperBed.Noon.AddSeconds(70));
        bed.Market.Book(PaperBed.Btc, [new(106m, 2m)], [new(107m, 9m)]);
        await bed.QueryAsync("s");
        bed.Market.Quote(PaperBed.Btc, 100m, 101m);
        bed.Market.Trade(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), 100m, 107m, 30m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2));

        Assert.Equal(2m, Filled(await bed.QueryAsync("s")));
    }

    [Fact]
    public async Task QueryAsync_BeforeTheOrderHasArrived_IsNotFilled()
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));
        bed.Market.Quote(PaperBed.Btc, 97m, 98m);
        bed.Clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("b")).Status);

        bed.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("b")).Status);
    }

    [Theory]
    [InlineData(100.1)]
    [InlineData(105)]
    public async Task SubmitAsync_LimitMakerThatWouldTake_IsRefused(double price)
    {
        OrderReport report = await bed.SubmitAsync(
            PaperBed.Buy(OrderType.LimitMaker, "b", 1m, (decimal)price));

        Assert.Equal(
            (OrderStatus.Rejected, "Order would immediately match and take."), (report.Status, report.Reason));
        Assert.Equal(new Balance("USDT", 10_000m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task SubmitAsync_LimitMakerBelowTheAsk_Rests() => Assert.Equal(
        OrderStatus.Open, (await bed.SubmitAsync(PaperBed.Buy(OrderType.LimitMaker, "b", 1m, 100.09m))).Status);

    [Theory]
    [InlineData(3, OrderStatus.Filled)]
    [InlineData(3.001, OrderStatus.Expired)]
    public async Task SubmitAsync_LimitOrKill_FillsAllOrNothing(double quantity, OrderStatus expected)
    {
        bed.Market.Book(PaperBed.Btc, [new(99m, 5m)], [new(100m, 1m), new(100.5m, 2m), new(101m, 50m)]);

        OrderReport report = await bed.SubmitAsync(
            PaperBed.Buy(OrderType.LimitOrKill, "b", (decimal)quantity, 100.5m));

        Assert.Equal(expected, report.Status);
        Assert.Equal(expected is OrderStatus.Filled ? 3m : 0m, Filled(report));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
    }

    [Fact]
    public async Task CancelAsync_PartlyFilledOrder_KeepsItsFillsAndUnlocksTheRest()
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));
        bed.Trade(90m, 100m, volume: 5m);
        await bed.QueryAsync("b");

        OrderReport report = await bed.Venue.CancelAsync(PaperBed.Btc, "b", default);

        Assert.Equal((OrderStatus.Cancelled, 0.5m), (report.Status, Filled(report)));
        Assert.Equal(new Balance("USDT", 9_950.5m, 0m), await bed.BalanceAsync("USDT"));
        Assert.Equivalent(report, await bed.Venue.CancelAsync(PaperBed.Btc, "b", default));
    }

    [Fact]
    public async Task ReplaceAsync_UnderTheSameId_AnswersForBoth()
    {
        await bed.SubmitAsync(Bid("b", 2m, 99m));

        ReplaceReport report = await bed.Venue.ReplaceAsync("b", Bid("b", 3m, 98m), default);

        Assert.Equal((OrderStatus.Cancelled, 1L), (report.Resting.Status, report.Resting.VenueOrderId));
        Assert.Equal((OrderStatus.Open, 2L), (report.Placed.Status, report.Placed.VenueOrderId));
        Assert.Equal(294m, (await bed.BalanceAsync("USDT")).Locked);
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("b")).Status);
    }

    private static OrderRequest Bid(string id, decimal quantity, decimal price) =>
        PaperBed.Buy(OrderType.Limit, id, quantity, price);

    private static decimal Filled(OrderReport report) => report.Fills.Sum(fill => fill.Quantity);

    private static (decimal Price, decimal Quantity, decimal Commission) Of(Fill fill) =>
        (fill.Price, fill.Quantity, fill.Commission);
}
