using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Entries whose exits the venue places by itself: OTO, OTOCO, OPO, OPOCO.</summary>
public sealed class PaperEntryListTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task SubmitListAsync_EntryFillsAtOnce_PlacesTheProceedsUnderProtection()
    {
        OrderReport[] reports = await bed.SubmitAsync(
            List(OrderType.LimitImmediate, 3.333m, 101m, hasTarget: true, sellsProceeds: true));

        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Open, OrderStatus.Open], reports.Select(report => report.Status));
        // 3.333 less 0.003333 commission, down to the step of 0.001.
        Assert.All(
            await bed.Venue.OpenOrdersAsync(default),
            order => Assert.Equal((3.329m, OrderSide.Sell), (order.Quantity, order.Side)));
        Assert.Equal(new Balance("BTC", 0.000667m, 3.329m), await bed.BalanceAsync("BTC"));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task QueryAsync_EntryFillsInParts_TheRestWaitsForTheWholeOfIt(bool hasTarget, bool sellsProceeds)
    {
        await bed.SubmitAsync(Buy("spare", 1m));
        await bed.SubmitAsync(List(OrderType.Limit, 2m, 99m, hasTarget, sellsProceeds));
        Assert.Equal(OrderStatus.Pending, (await bed.QueryAsync("stop")).Status);

        bed.Trade(98m, 100m, volume: 5m);
        Assert.Equal(OrderStatus.PartiallyFilled, (await bed.QueryAsync("entry")).Status);
        Assert.Equal(OrderStatus.Pending, (await bed.QueryAsync("stop")).Status);
        // What pays the other order is not free for anything else.
        Assert.Equal(sellsProceeds ? 0.49975m : 0m, (await bed.BalanceAsync("BTC")).Locked);

        bed.Trade(98m, 100m, volume: 50m);
        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("entry")).Status);
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(sellsProceeds ? 1.999m : 2m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task SubmitListAsync_ImmediateEntryFillsInPart_TheRestExpires()
    {
        bed.Market.Book(PaperBed.Btc, [new(99m, 5m)], [new(100m, 1m)]);

        OrderReport[] reports = await bed.SubmitAsync(
            List(OrderType.LimitImmediate, 2m, 101m, hasTarget: true, sellsProceeds: true));

        Assert.Equal(
            [OrderStatus.Expired, OrderStatus.Expired, OrderStatus.Expired], reports.Select(report => report.Status));
        Assert.Equal(new Balance("BTC", 0.999m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task SubmitListAsync_CommissionLeavesTooLittleForTheStop_TheStopIsRejectedAndKnownToBe()
    {
        // An OTO sells what was asked for, not what was received: its stop cannot be placed.
        OrderReport[] reports = await bed.SubmitAsync(
            List(OrderType.LimitImmediate, 2m, 101m, hasTarget: false, sellsProceeds: false));

        Assert.Equal([OrderStatus.Filled, OrderStatus.Rejected], reports.Select(report => report.Status));
        OrderReport stop = await bed.QueryAsync("stop");
        Assert.Equal(
            (OrderStatus.Rejected, "Account has insufficient balance for requested action."),
            (stop.Status, stop.Reason));
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("stop")]
    public async Task CancelAsync_AnyOrderOfTheList_CancelsAll(string id)
    {
        await bed.SubmitAsync(List(OrderType.Limit, 2m, 99m, hasTarget: true, sellsProceeds: true));
        bed.Trade(98m, 100m, volume: 5m);

        OrderReport report = await bed.Venue.CancelAsync(PaperBed.Btc, id, default);

        Assert.Equal(OrderStatus.Cancelled, report.Status);
        Assert.Equal(0.5m, (await bed.QueryAsync("entry")).Fills.Sum(fill => fill.Quantity));
        Assert.Equal(OrderStatus.Cancelled, (await bed.QueryAsync("target")).Status);
        Assert.Equal(new Balance("BTC", 0.49975m, 0m), await bed.BalanceAsync("BTC"));
        Assert.Equal(new Balance("USDT", 9_950.5m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task QueryAsync_StopOfAFilledEntryTouched_SellsAndTheTargetGoes()
    {
        await bed.SubmitAsync(List(OrderType.LimitImmediate, 2m, 101m, hasTarget: true, sellsProceeds: true));
        bed.Market.Quote(PaperBed.Btc, 94m, 95m);

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(OrderStatus.Expired, (await bed.QueryAsync("target")).Status);
        Assert.Equal(new Balance("BTC", 0m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task SubmitListAsync_ListTheVenueRefuses_BuysNothing()
    {
        OrderReport[] reports = await bed.SubmitAsync(
            List(OrderType.LimitMaker, 2m, 101m, hasTarget: true, sellsProceeds: true));

        Assert.All(reports, report => Assert.Equal(
            (OrderStatus.Rejected, "Order would immediately match and take."), (report.Status, report.Reason)));
        Assert.Equal([new Balance("USDT", 10_000m, 0m)], await bed.Venue.BalancesAsync(default));
    }

    private static OrderRequest Buy(string id, decimal quantity) => PaperBed.Buy(id, quantity);

    private static OrderListRequest List(
        OrderType type, decimal quantity, decimal price, bool hasTarget, bool sellsProceeds)
    {
        Leg stop = PaperBed.Exit(OrderType.StopMarket, "stop", quantity, null, 95m);
        Leg[] exits = hasTarget ? [PaperBed.Exit(OrderType.LimitMaker, "target", quantity, 110m), stop] : [stop];

        return OrderListRequest.ForEntry(
            PaperBed.Approval(), "list", PaperBed.Entry(type, "entry", quantity, price), exits, sellsProceeds);
    }
}
