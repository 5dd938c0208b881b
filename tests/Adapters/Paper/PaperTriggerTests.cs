using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Orders that wait for a price, other than the plain stop of a position.</summary>
public sealed class PaperTriggerTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task QueryAsync_StopLimitTouched_SellsAtTheBidDownToItsLimit()
    {
        await (await bed.OwnerAsync()).SubmitAsync(PaperBed.Sell(OrderType.StopLimit, "s", 4m, 94m, 95m));
        bed.Market.Book(PaperBed.Btc, [new(94.5m, 1m), new(94m, 2m), new(93m, 50m)], [new(96m, 9m)]);

        OrderReport report = await bed.QueryAsync("s");

        Assert.Equal(OrderStatus.PartiallyFilled, report.Status);
        Assert.Equal([(94.5m, 1m), (94m, 2m)], report.Fills.Select(fill => (fill.Price, fill.Quantity)));
        Assert.Equal(1m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task QueryAsync_StopLimitJumpedOver_RestsUnfilledAndSellsWhenThePriceIsBack()
    {
        await (await bed.OwnerAsync()).SubmitAsync(PaperBed.Sell(OrderType.StopLimit, "s", 4m, 94m, 95m));
        bed.Market.Quote(PaperBed.Btc, 90m, 91m);
        Assert.Equal((OrderStatus.Open, 4m), await LockedAsync("s"));

        bed.Market.Quote(PaperBed.Btc, 94.01m, 96m);
        Assert.Equal((OrderStatus.Filled, 0m), await LockedAsync("s"));
        Assert.Equal(94m, (await bed.QueryAsync("s")).Fills[0].Price);
    }

    [Theory]
    [InlineData(109.99, OrderStatus.Open)]
    [InlineData(110, OrderStatus.Filled)]
    [InlineData(150, OrderStatus.Filled)]
    public async Task QueryAsync_TakeProfitTouched_SellsAtItsTriggerAndNotBetter(double bid, OrderStatus expected)
    {
        await (await bed.OwnerAsync())
            .SubmitAsync(PaperBed.Sell(OrderType.TakeProfitMarket, "t", 4m, null, 110m));
        bed.Market.Quote(PaperBed.Btc, (decimal)bid, 151m);

        OrderReport report = await bed.QueryAsync("t");

        Assert.Equal(expected, report.Status);
        Assert.All(report.Fills, fill => Assert.Equal(110m, fill.Price));
    }

    [Fact]
    public async Task QueryAsync_MinuteTouchedTheTakeProfitAndFellBack_SellsAtTheLowerBid()
    {
        await (await bed.OwnerAsync())
            .SubmitAsync(PaperBed.Sell(OrderType.TakeProfitMarket, "t", 4m, null, 110m));
        bed.Trade(99m, 110m);

        Assert.Equal(100m, Assert.Single((await bed.QueryAsync("t")).Fills).Price);
    }

    [Fact]
    public async Task QueryAsync_TakeProfitLimitTouched_WaitsForItsLimit()
    {
        await (await bed.OwnerAsync())
            .SubmitAsync(PaperBed.Sell(OrderType.TakeProfitLimit, "t", 4m, 111m, 110m));
        bed.Market.Quote(PaperBed.Btc, 110.5m, 110.6m);
        Assert.Equal((OrderStatus.Open, 4m), await LockedAsync("t"));

        bed.Clock.Advance(TimeSpan.FromMinutes(1));
        bed.Market.Quote(PaperBed.Btc, 111.5m, 111.6m);
        Assert.Equal((OrderStatus.Filled, 0m), await LockedAsync("t"));
        Assert.Equal(111m, (await bed.QueryAsync("t")).Fills[0].Price);
    }

    [Fact]
    public async Task QueryAsync_BuyStopTouchedInAGap_PaysTheGapAndWhatTheMoneyAllows()
    {
        await bed.SubmitAsync(PaperBed.Buy(OrderType.StopMarket, "b", 90m, null, 110m));
        Assert.Equal(9_900m, (await bed.BalanceAsync("USDT")).Locked);
        bed.Market.Quote(PaperBed.Btc, 124m, 125m);

        OrderReport report = await bed.QueryAsync("b");

        Assert.Equal(OrderStatus.Expired, report.Status);
        Assert.Equal((125m, 80m), (report.Fills[0].Price, report.Fills.Sum(fill => fill.Quantity)));
        Assert.Equal(new Balance("USDT", 0m, 0m), await bed.BalanceAsync("USDT"));
    }

    [Fact]
    public async Task QueryAsync_BuyTakeProfitTouched_BuysAtItsTriggerAndNotBetter()
    {
        await bed.SubmitAsync(PaperBed.Buy(OrderType.TakeProfitMarket, "b", 2m, null, 90m));
        bed.Market.Quote(PaperBed.Btc, 79m, 80m);

        Assert.Equal(90m, (await bed.QueryAsync("b")).Fills[0].Price);
    }

    [Theory]
    [InlineData(OrderType.TakeProfitMarket, 100)]
    [InlineData(OrderType.TakeProfitLimit, 99)]
    [InlineData(OrderType.StopLimit, 100)]
    public async Task SubmitAsync_SaleWithATriggerOnTheWrongSide_WouldTriggerImmediately(OrderType type, double stop)
    {
        await bed.OwnerAsync();

        OrderReport report = await bed.SubmitAsync(PaperBed.Sell(type, "s", 1m, 100m, (decimal)stop));

        Assert.Equal((OrderStatus.Rejected, "Order would trigger immediately."), (report.Status, report.Reason));
    }

    [Theory]
    [InlineData(OrderType.StopMarket, 100.1)]
    [InlineData(OrderType.TakeProfitLimit, 100.1)]
    public async Task SubmitAsync_PurchaseWithATriggerAtTheAsk_WouldTriggerImmediately(OrderType type, double stop)
    {
        OrderReport report = await bed.SubmitAsync(PaperBed.Buy(type, "b", 1m, 100m, (decimal)stop));

        Assert.Equal((OrderStatus.Rejected, "Order would trigger immediately."), (report.Status, report.Reason));
    }

    [Theory]
    [InlineData(OrderType.StopLimit, null, 95.0)]
    [InlineData(OrderType.StopMarket, null, null)]
    [InlineData(OrderType.None, 95.0, 95.0)]
    public async Task SubmitAsync_OrderWithoutWhatItsTypeNeeds_IsABug(OrderType type, double? price, double? stop) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            bed.SubmitAsync(PaperBed.Sell(type, "s", 1m, (decimal?)price, (decimal?)stop)));

    private async Task<(OrderStatus Status, decimal Locked)> LockedAsync(string id) =>
        ((await bed.QueryAsync(id)).Status, (await bed.BalanceAsync("BTC")).Locked);
}
