using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <content>Orders that wait for a trigger, and their replacement.</content>
public abstract partial class TradingVenueContract
{
    [Theory]
    [InlineData(OrderType.StopMarket, 490, null, 480, 475, 485)]
    [InlineData(OrderType.StopLimit, 490, 470, 480, 475, 485)]
    [InlineData(OrderType.TakeProfitMarket, 510, null, 520, 510, 525)]
    [InlineData(OrderType.TakeProfitLimit, 510, 505, 520, 510, 525)]
    public async Task SubmitAsync_Trigger_RestsWithItsCoinsUntilThePriceIsThere(
        OrderType type, int stop, int? limit, int next, int least, int most)
    {
        await using VenueContractBed bed = await HolderAsync(500m, 500m, next);

        OrderReport placed = await bed.Venue.SubmitAsync(
            ContractOrders.Sell("x1", type, 0.99m, limit, stop), default);
        await bed.MoveAsync();
        OpenOrder open = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        decimal locked = (await bed.BalanceAsync("BTC")).Locked;
        await bed.MoveAsync();
        OrderReport report = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "x1", default);

        Assert.Equal(OrderStatus.Open, placed.Status);
        Assert.Equal(
            ("x1", OrderSide.Sell, 0.99m, (decimal?)stop),
            (open.ClientOrderId, open.Side, open.Quantity, open.StopPrice));
        Assert.Equal(0.99m, locked);
        Assert.Equal((OrderStatus.Filled, 0.99m), (report.Status, report.Fills.Sum(fill => fill.Quantity)));
        Assert.All(report.Fills, fill => Assert.InRange(fill.Price, least, most));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task SubmitAsync_StopLimitThatThePriceJumpsOver_StaysUnfilled()
    {
        await using VenueContractBed bed = await HolderAsync(500m, 480m, 495m);

        await bed.Venue.SubmitAsync(ContractOrders.Sell("x1", OrderType.StopLimit, 0.99m, 489m, 490m), default);
        await bed.MoveAsync();
        OrderReport jumped = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "x1", default);
        await bed.MoveAsync();
        OrderReport back = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "x1", default);

        Assert.Equal((OrderStatus.Open, 0), (jumped.Status, jumped.Fills.Count));
        Assert.Equal((OrderStatus.Filled, 489m), (back.Status, back.Fills.Average(fill => fill.Price)));
    }

    [Theory]
    [InlineData(OrderType.StopMarket, 510)]
    [InlineData(OrderType.TakeProfitMarket, 490)]
    public async Task SubmitAsync_TriggerOnTheWrongSide_IsRejected(OrderType type, int stop)
    {
        await using VenueContractBed bed = await HolderAsync(500m);

        await AssertRefusedAsync(bed, ContractOrders.Sell("x1", type, 0.99m, stop: stop));
    }

    [Fact]
    public async Task ReplaceAsync_RestingStop_IsMovedWithItsCoins()
    {
        await using VenueContractBed bed = await HolderAsync(500m, 493m);
        await bed.Venue.SubmitAsync(ContractOrders.Sell("s1", OrderType.StopMarket, 0.99m, stop: 490m), default);

        ReplaceReport both = await bed.Venue.ReplaceAsync(
            "s1", ContractOrders.Sell("s2", OrderType.StopMarket, 0.99m, stop: 495m), default);
        OpenOrder open = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        await bed.MoveAsync();

        Assert.Equal(("s1", OrderStatus.Cancelled), (both.Resting.ClientOrderId, both.Resting.Status));
        Assert.Equal(("s2", OrderStatus.Open), (both.Placed.ClientOrderId, both.Placed.Status));
        Assert.Equal(("s2", (decimal?)495m), (open.ClientOrderId, open.StopPrice));
        Assert.Equal(
            OrderStatus.Filled, (await bed.Venue.QueryAsync(VenueContractBed.Symbol, "s2", default)).Status);
    }

    [Theory]
    [InlineData("first", OrderStatus.Filled)]
    [InlineData("none", OrderStatus.NotFound)]
    public async Task ReplaceAsync_NothingThatRests_PlacesNothing(string resting, OrderStatus status)
    {
        await using VenueContractBed bed = await HolderAsync(500m);

        ReplaceReport both = await bed.Venue.ReplaceAsync(
            resting, ContractOrders.Sell("s2", OrderType.StopMarket, 0.99m, stop: 495m), default);

        Assert.Equal((status, OrderStatus.Rejected), (both.Resting.Status, both.Placed.Status));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Theory]
    [InlineData("510")]
    [InlineData("495.001")]
    public async Task ReplaceAsync_NewOneIsRefused_ReportTellsWhetherTheOldOneStillRests(string stop)
    {
        await using VenueContractBed bed = await HolderAsync(500m);
        await bed.Venue.SubmitAsync(ContractOrders.Sell("s1", OrderType.StopMarket, 0.99m, stop: 490m), default);

        ReplaceReport both = await bed.Venue.ReplaceAsync(
            "s1", ContractOrders.Sell("s2", OrderType.StopMarket, 0.99m, stop: Number(stop)), default);
        IReadOnlyList<OpenOrder> open = await bed.Venue.OpenOrdersAsync(default);

        Assert.Equal(OrderStatus.Rejected, both.Placed.Status);
        Assert.Equal(both.Resting.Status is OrderStatus.Open ? ["s1"] : [], open.Select(order => order.ClientOrderId));
        Assert.True(both.Resting.Status is OrderStatus.Open or OrderStatus.Cancelled, $"{both.Resting}");
    }
}
