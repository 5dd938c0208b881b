using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <content>Lists of orders.</content>
public abstract partial class TradingVenueContract
{
    [Theory]
    [InlineData(520, 0)]
    [InlineData(480, 1)]
    public async Task SubmitListAsync_Oco_OneLegFillsAndTheOtherGoes(int next, int filled)
    {
        await using VenueContractBed bed = await HolderAsync(500m, next);
        OrderListRequest list = ContractOrders.Protection("o1", 0.99m);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);
        IReadOnlyList<OpenOrder> open = await bed.Venue.OpenOrdersAsync(default);
        decimal locked = (await bed.BalanceAsync("BTC")).Locked;
        await bed.MoveAsync();
        OrderStatus[] after = await StatusesAsync(bed, list);

        Assert.Equal("o1", report.ClientListId);
        Assert.Equal(["o1-t", "o1-s"], report.Orders.Select(order => order.ClientOrderId));
        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Open, order.Status));
        Assert.Equal(
            report.Orders.Select(order => order.VenueOrderId).Order(),
            open.Select(order => order.VenueOrderId).Order());

        // Both legs sell the same coins.
        Assert.Equal(0.99m, locked);
        Assert.Equal(OrderStatus.Filled, after[filled]);
        AssertGone(after[1 - filled]);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Theory]
    [InlineData("o1-t")]
    [InlineData("o1-s")]
    public async Task CancelAsync_OneLegOfAnOco_TakesBothBack(string leg)
    {
        await using VenueContractBed bed = await HolderAsync(500m);
        OrderListRequest list = ContractOrders.Protection("o1", 0.99m);
        await bed.Venue.SubmitListAsync(list, default);

        OrderReport report = await bed.Venue.CancelAsync(VenueContractBed.Symbol, leg, default);

        Assert.Equal((leg, OrderStatus.Cancelled), (report.ClientOrderId, report.Status));
        Assert.All(await StatusesAsync(bed, list), AssertGone);
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Theory]
    [InlineData("0.99", "510", "505")]
    [InlineData("0.99", "495", "490")]
    [InlineData("5", "510", "490")]
    [InlineData("0.001", "510", "490")]
    [InlineData("0.99", "510.001", "490")]
    public async Task SubmitListAsync_OcoAgainstTheRules_IsRejectedAsAWhole(
        string quantity, string target, string stop)
    {
        await using VenueContractBed bed = await HolderAsync(500m);
        OrderListRequest list = ContractOrders.Protection("o1", Number(quantity), Number(target), Number(stop));

        ListReport report = await bed.Venue.SubmitListAsync(list, default);

        Assert.Equal(2, report.Orders.Count);
        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Rejected, order.Status));
        Assert.All(report.Orders, order => Assert.NotNull(order.Reason));
        Assert.All(await StatusesAsync(bed, list), status => Assert.Equal(OrderStatus.NotFound, status));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task SubmitListAsync_SameListWhileItRests_IsNotPlacedASecondTime()
    {
        await using VenueContractBed bed = await HolderAsync(500m);
        OrderListRequest list = ContractOrders.Protection("o1", 0.4m);
        ListReport first = await bed.Venue.SubmitListAsync(list, default);

        ListReport again = await bed.Venue.SubmitListAsync(list, default);

        Assert.Equal(
            first.Orders.Select(order => (order.ClientOrderId, order.Status, order.VenueOrderId)),
            again.Orders.Select(order => (order.ClientOrderId, order.Status, order.VenueOrderId)));
        Assert.Equal(2, (await bed.Venue.OpenOrdersAsync(default)).Count);
        Assert.Equal(0.4m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task SubmitListAsync_EntryThatRests_ExitsWaitForAllOfIt(bool sellsProceeds, bool hasTarget)
    {
        await using VenueContractBed bed = await StartAsync(500m, 500m, 480m, 460m);
        OrderListRequest list = ContractOrders.Bracket(
            "b", ContractOrders.Entry("b-e", OrderType.Limit, 1m, 490m), 0.9m, sellsProceeds, hasTarget ? 510m : null);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);
        await bed.MoveAsync();
        OrderStatus[] waiting = await StatusesAsync(bed, list);
        OpenOrder entry = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        await bed.MoveAsync();
        OrderStatus[] protecting = await StatusesAsync(bed, list);
        decimal locked = (await bed.BalanceAsync("BTC")).Locked;
        await bed.MoveAsync();
        OrderStatus[] stopped = await StatusesAsync(bed, list);

        Assert.Equal(list.Orders.Select(order => order.ClientOrderId), report.Orders.Select(o => o.ClientOrderId));
        Assert.Equal([OrderStatus.Open, .. list.Exits.Select(_ => OrderStatus.Pending)], waiting);
        Assert.Equal("b-e", entry.ClientOrderId);
        Assert.Equal([OrderStatus.Filled, .. list.Exits.Select(_ => OrderStatus.Open)], protecting);
        Assert.Equal(sellsProceeds ? 0.999m : 0.9m, locked);
        Assert.Equal(OrderStatus.Filled, stopped[^1]);
        Assert.All(stopped[1..^1], AssertGone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SubmitListAsync_EntryFilledAtOnce_ExitsAreReportedAsTheyAre(bool sellsProceeds)
    {
        await using VenueContractBed bed = await StartAsync(500m, 520m);
        OrderListRequest list = ContractOrders.Bracket(
            "b", ContractOrders.Entry("b-e", OrderType.LimitOrKill, 1m, 502m), 0.9m, sellsProceeds);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);
        OpenOrder[] open = [.. await bed.Venue.OpenOrdersAsync(default)];
        await bed.MoveAsync();
        OrderReport target = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b-t", default);
        OrderReport stop = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b-s", default);

        decimal sold = sellsProceeds ? 0.999m : 0.9m;
        Assert.Equal(
            [OrderStatus.Filled, OrderStatus.Open, OrderStatus.Open], report.Orders.Select(order => order.Status));
        Assert.Equal(1m, report.Orders[0].Fills.Sum(fill => fill.Quantity));
        Assert.Equal([sold, sold], open.Select(order => order.Quantity));
        Assert.Equal((OrderStatus.Filled, sold), (target.Status, target.Fills.Sum(fill => fill.Quantity)));
        AssertGone(stop.Status);
        Balance coins = await bed.BalanceAsync("BTC");
        decimal commission = report.Orders[0].Fills.Sum(fill => fill.Commission);
        Assert.Equal((1m - commission - sold, 0m), (coins.Free, coins.Locked));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SubmitListAsync_EntryThatCannotFill_LeavesNothing(bool sellsProceeds)
    {
        await using VenueContractBed bed = await StartAsync(500m, 500m);
        OrderListRequest list = ContractOrders.Bracket(
            "b", ContractOrders.Entry("b-e", OrderType.LimitOrKill, 1m, 490m), 0.9m, sellsProceeds);

        ListReport report = await bed.Venue.SubmitListAsync(list, default);
        await bed.MoveAsync();

        Assert.Equal(OrderStatus.Expired, report.Orders[0].Status);
        Assert.All(await StatusesAsync(bed, list), AssertGone);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Balance money = await bed.BalanceAsync("USDT");
        Assert.Equal((VenueContractBed.Equity, 0m), (money.Free, money.Locked));
    }

    [Theory]
    [InlineData(false, "b-e")]
    [InlineData(true, "b-e")]
    [InlineData(false, "b-s")]
    [InlineData(true, "b-s")]
    public async Task CancelAsync_OneOfAListThatWaits_TakesAllBack(bool sellsProceeds, string one)
    {
        await using VenueContractBed bed = await StartAsync(500m);
        OrderListRequest list = ContractOrders.Bracket(
            "b", ContractOrders.Entry("b-e", OrderType.LimitMaker, 1m, 490m), 0.9m, sellsProceeds);
        await bed.Venue.SubmitListAsync(list, default);

        OrderReport report = await bed.Venue.CancelAsync(VenueContractBed.Symbol, one, default);

        Assert.Equal((one, OrderStatus.Cancelled), (report.ClientOrderId, report.Status));
        Assert.All(await StatusesAsync(bed, list), AssertGone);
        Assert.Equal(VenueContractBed.Equity, (await bed.BalanceAsync("USDT")).Free);
    }
}
