using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Order lists: OCO over a position, and entries that bring their exits.</summary>
public sealed class PaperListTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task SubmitListAsync_Oco_LocksItsQuantityOnce()
    {
        OrderReport[] reports = await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));

        Assert.Equal([OrderStatus.Open, OrderStatus.Open], reports.Select(report => report.Status));
        Assert.Equal(["target", "stop"], reports.Select(report => report.ClientOrderId));
        Assert.Equal(new Balance("BTC", 0.99m, 9m), await bed.BalanceAsync("BTC"));
        Assert.Equal(2, (await bed.Venue.OpenOrdersAsync(default)).Count);
    }

    [Fact]
    public async Task QueryAsync_OcoTargetPasses_FillsAndTheStopGoes()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));
        bed.Trade(100m, 111m, volume: 1_000m);

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("target")).Status);
        OrderReport stop = await bed.QueryAsync("stop");
        Assert.Equal((OrderStatus.Expired, "OCO_TRIGGER", 0), (stop.Status, stop.Reason, stop.Fills.Count));
        Assert.Equal(new Balance("BTC", 0.99m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task QueryAsync_OcoTargetFillsInPart_TheStopIsGoneAndTheRestStaysLocked()
    {
        // So does Binance: whoever uses an OCO must see a part fill as an unprotected rest.
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));
        bed.Trade(100m, 111m, volume: 40m);

        Assert.Equal(OrderStatus.PartiallyFilled, (await bed.QueryAsync("target")).Status);
        Assert.Equal(OrderStatus.Expired, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(5m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task QueryAsync_OcoStopTouched_TheTargetGoesAndTheStopSells()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));
        bed.Market.Quote(PaperBed.Btc, 94m, 95m);

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(OrderStatus.Expired, (await bed.QueryAsync("target")).Status);
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task QueryAsync_OneMinuteHitsBothLegs_TheStopIsTakenToHaveBeenFirst()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));
        bed.Trade(90m, 120m, volume: 1_000m);

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
        Assert.Empty((await bed.QueryAsync("target")).Fills);
    }

    [Fact]
    public async Task QueryAsync_TargetPassedAMinuteBeforeTheStop_TheTargetWasFirst()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));
        bed.Trade(100m, 111m, volume: 1_000m);
        bed.Trade(90m, 100m, volume: 1_000m);

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("target")).Status);
        Assert.Empty((await bed.QueryAsync("stop")).Fills);
    }

    [Theory]
    [InlineData("target")]
    [InlineData("stop")]
    public async Task CancelAsync_EitherLeg_CancelsTheList(string leg)
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));

        Assert.Equal(OrderStatus.Cancelled, (await bed.Venue.CancelAsync(PaperBed.Btc, leg, default)).Status);

        Assert.Equal(OrderStatus.Cancelled, (await bed.QueryAsync("target")).Status);
        Assert.Equal(OrderStatus.Cancelled, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(new Balance("BTC", 9.99m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Theory]
    [InlineData(99, 95, 9, "The relationship of the prices for the orders is not correct.")]
    [InlineData(110, 100, 9, "The relationship of the prices for the orders is not correct.")]
    [InlineData(110, 95, 9.991, "Account has insufficient balance for requested action.")]
    [InlineData(110.001, 95, 9, "Filter failure: PRICE_FILTER")]
    public async Task SubmitListAsync_OcoTheVenueRefuses_TakesNeitherOrder(
        double target, double stop, double quantity, string reason)
    {
        await bed.OwnerAsync();

        OrderReport[] reports = await bed.SubmitAsync(Oco((decimal)quantity, (decimal)target, (decimal)stop));

        Assert.All(reports, report => Assert.Equal((OrderStatus.Rejected, reason), (report.Status, report.Reason)));
        Assert.Equal(OrderStatus.NotFound, (await bed.QueryAsync("stop")).Status);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
    }

    [Fact]
    public async Task SubmitListAsync_OcoOfTwoMarketOrders_IsRefused()
    {
        await bed.OwnerAsync();
        OrderReport[] reports = await bed.SubmitAsync(OrderListRequest.ForProtection(
            PaperBed.Btc,
            "list",
            PaperBed.Exit(OrderType.Market, "target", 1m, null),
            PaperBed.Exit(OrderType.StopMarket, "stop", 1m, null, 95m)));

        Assert.All(reports, report => Assert.Equal("Order type not supported in OCO.", report.Reason));
    }

    [Fact]
    public async Task SubmitListAsync_IdsOfAnOpenList_AreReportedAndANewOneUnderItsIdIsRefused()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(4m));

        Assert.All(await bed.SubmitAsync(Oco(4m)), report => Assert.Equal(OrderStatus.Open, report.Status));
        Assert.Equal(2, (await bed.Venue.OpenOrdersAsync(default)).Count);
        Assert.All(
            await bed.SubmitAsync(OrderListRequest.ForProtection(
                PaperBed.Btc,
                "list",
                PaperBed.Exit(OrderType.LimitMaker, "other", 4m, 110m),
                PaperBed.Exit(OrderType.StopMarket, "another", 4m, null, 95m))),
            report => Assert.Equal("Duplicate order sent.", report.Reason));
    }

    [Fact]
    public async Task ReplaceAsync_LegOfAnOco_CancelsTheList()
    {
        await (await bed.OwnerAsync()).SubmitAsync(Oco(9m));

        ReplaceReport report = await bed.Venue.ReplaceAsync("stop", PaperBed.Stop("stop2", 9.9m, 96m), default);

        Assert.Equal(("stop", OrderStatus.Cancelled), (report.Resting.ClientOrderId, report.Resting.Status));
        Assert.Equal(("stop2", OrderStatus.Open), (report.Placed.ClientOrderId, report.Placed.Status));
        Assert.Equal(OrderStatus.Cancelled, (await bed.QueryAsync("target")).Status);
        Assert.Equal(9.9m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task SubmitListAsync_MarketDown_IsUnknownForEach()
    {
        bed.Market.IsDown = true;

        Assert.All(
            await bed.SubmitAsync(Oco(1m)), report => Assert.Equal(OrderStatus.Unknown, report.Status));
    }

    private static OrderListRequest Oco(decimal quantity, decimal target = 110m, decimal stop = 95m) =>
        OrderListRequest.ForProtection(
            PaperBed.Btc,
            "list",
            PaperBed.Exit(OrderType.LimitMaker, "target", quantity, target),
            PaperBed.Exit(OrderType.StopMarket, "stop", quantity, null, stop));
}
