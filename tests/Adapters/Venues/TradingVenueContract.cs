using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>What every venue for orders promises; run against each of them.</summary>
public abstract partial class TradingVenueContract
{
    /// <summary>A venue whose market stands at the first of these prices and moves on through the others.</summary>
    protected abstract Task<VenueContractBed> StartAsync(params decimal[] prices);

    [Fact]
    public async Task SubmitAsync_MarketBuy_IsFilledAtTheBookAndPaidForInCoins()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        OrderReport report = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Market, 1m), default);

        Assert.Equal((OrderStatus.Filled, "b1"), (report.Status, report.ClientOrderId));
        Assert.NotNull(report.VenueOrderId);
        Assert.Equal(1m, report.Fills.Sum(fill => fill.Quantity));
        Assert.All(report.Fills, fill => Assert.InRange(fill.Price, 499.5m, 500.5m));
        Assert.All(report.Fills, fill => Assert.Equal(VenueContractBed.Asset, fill.CommissionAsset));
        Assert.InRange(report.Fills.Sum(fill => fill.Commission), 0.00099m, 0.001m);
        Assert.Equal(1m - report.Fills.Sum(fill => fill.Commission), (await bed.BalanceAsync("BTC")).Free);
        AssertSame(report, await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b1", default));
    }

    [Fact]
    public async Task SubmitAsync_MarketSell_IsPaidForInMoney()
    {
        await using VenueContractBed bed = await HolderAsync(500m);
        decimal before = (await bed.BalanceAsync("USDT")).Free;

        OrderReport report = await bed.Venue.SubmitAsync(ContractOrders.Sell("x1", OrderType.Market, 0.99m), default);

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.All(report.Fills, fill => Assert.Equal(VenueContractBed.Quote, fill.CommissionAsset));
        Assert.Equal(
            before + report.Fills.Sum(fill => fill.Value - fill.Commission), (await bed.BalanceAsync("USDT")).Free);
    }

    [Theory]
    [InlineData(OrderType.LimitImmediate, 2000, 501, OrderStatus.Expired, true)]
    [InlineData(OrderType.LimitImmediate, 1, 490, OrderStatus.Expired, false)]
    [InlineData(OrderType.LimitImmediate, 1, 505, OrderStatus.Filled, true)]
    [InlineData(OrderType.LimitOrKill, 2000, 501, OrderStatus.Expired, false)]
    [InlineData(OrderType.LimitOrKill, 1, 505, OrderStatus.Filled, true)]
    public async Task SubmitAsync_LimitThatDoesNotRest_FillsWhatItMayAndLeavesNothing(
        OrderType type, int quantity, int price, OrderStatus status, bool hasFills)
    {
        await using VenueContractBed bed = await StartAsync(500m);

        OrderReport report = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", type, quantity, price), default);

        decimal filled = report.Fills.Sum(fill => fill.Quantity);
        Assert.Equal((status, hasFills), (report.Status, filled > 0m));
        Assert.Equal(status is OrderStatus.Filled, filled == quantity);
        Assert.All(report.Fills, fill => Assert.True(fill.Price <= price, $"{fill}"));
        Assert.Equal(0m, (await bed.BalanceAsync("USDT")).Locked);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
    }

    [Theory]
    [InlineData(OrderType.Limit)]
    [InlineData(OrderType.LimitMaker)]
    public async Task SubmitAsync_LimitBelowTheMarket_RestsUntilTheMarketTradesThroughIt(OrderType type)
    {
        await using VenueContractBed bed = await StartAsync(500m, 480m);

        OrderReport placed = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", type, 1m, 490m), default);
        OpenOrder open = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        Balance money = await bed.BalanceAsync("USDT");
        await bed.MoveAsync();
        OrderReport report = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b1", default);

        Assert.Equal((OrderStatus.Open, 0), (placed.Status, placed.Fills.Count));
        Assert.Equal(
            (VenueContractBed.Symbol, "b1", OrderSide.Buy, 1m, (decimal?)null, placed.VenueOrderId),
            (open.Symbol, open.ClientOrderId, open.Side, open.Quantity, open.StopPrice, open.VenueOrderId));
        Assert.Equal((VenueContractBed.Equity - 490m, 490m), (money.Free, money.Locked));
        Assert.Equal((OrderStatus.Filled, 490m), (report.Status, report.Fills.Average(fill => fill.Price)));
        Assert.Equal(
            (VenueContractBed.Equity - 490m, 0m),
            ((await bed.BalanceAsync("USDT")).Free, (await bed.BalanceAsync("USDT")).Locked));
    }

    [Fact]
    public async Task SubmitAsync_LimitThatHidesAPart_RestsAsAWhole()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        OrderReport report = await bed.Venue.SubmitAsync(
            ContractOrders.Buy("b1", OrderType.Limit, 2m, 490m, visible: 0.5m), default);

        Assert.Equal(OrderStatus.Open, report.Status);
        Assert.Equal(2m, Assert.Single(await bed.Venue.OpenOrdersAsync(default)).Quantity);
    }

    [Fact]
    public async Task SubmitAsync_LimitMakerThatWouldTake_IsRejected()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        await AssertRefusedAsync(bed, ContractOrders.Buy("b1", OrderType.LimitMaker, 1m, 510m));
    }

    [Fact]
    public async Task CancelAsync_LimitFilledInPart_KeepsItsFillsAndFreesTheRest()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        OrderReport placed = await bed.Venue.SubmitAsync(
            ContractOrders.Buy("b1", OrderType.Limit, 2_000m, 501m), default);
        decimal filled = placed.Fills.Sum(fill => fill.Quantity);
        OpenOrder open = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        OrderReport cancelled = await bed.Venue.CancelAsync(VenueContractBed.Symbol, "b1", default);

        Assert.Equal(OrderStatus.PartiallyFilled, placed.Status);
        Assert.InRange(filled, 0.001m, 1_999m);
        Assert.Equal(2_000m - filled, open.Quantity);
        Assert.Equal(OrderStatus.Cancelled, cancelled.Status);
        Assert.Equal(placed.Fills.Select(fill => fill.TradeId), cancelled.Fills.Select(fill => fill.TradeId));
        Assert.Equal(
            VenueContractBed.Equity - placed.Fills.Sum(fill => fill.Value), (await bed.BalanceAsync("USDT")).Free);
    }

    [Theory]
    [InlineData("1.123456789", "490")]
    [InlineData("1", "490.001")]
    [InlineData("0.001", "490")]
    [InlineData("8999", "600")]
    public async Task SubmitAsync_BuyAgainstTheRules_IsRejectedAndLeavesNothing(string quantity, string price)
    {
        await using VenueContractBed bed = await StartAsync(500m);

        await AssertRefusedAsync(
            bed, ContractOrders.Buy("b1", OrderType.Limit, Number(quantity), Number(price)));
    }

    [Fact]
    public async Task SubmitAsync_MoreThanIsOwned_IsRejected()
    {
        await using VenueContractBed bed = await HolderAsync(500m);

        await AssertRefusedAsync(bed, ContractOrders.Sell("x1", OrderType.Market, 1.1m));
    }

    [Fact]
    public async Task SubmitAsync_UnknownSymbol_IsRejected()
    {
        await using VenueContractBed bed = await StartAsync(500m);
        var leg = new Leg(
            "x1", LegKind.Exit, "x1", OrderType.Market, 1m, null, null, DateTimeOffset.UnixEpoch);
        OrderRequest order = OrderRequest.ForReduction(Domain.Markets.Symbol.Of("NOSUCHUSDT"), leg);

        Assert.Equal(OrderStatus.Rejected, (await bed.Venue.SubmitAsync(order, default)).Status);
    }

    [Fact]
    public async Task SubmitAsync_IdOfARestingOrder_IsNotPlacedASecondTime()
    {
        await using VenueContractBed bed = await StartAsync(500m);
        await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Limit, 1m, 490m), default);

        OrderReport again = await bed.Venue.SubmitAsync(
            ContractOrders.Buy("b1", OrderType.Limit, 2m, 490m), default);

        Assert.Equal(OrderStatus.Open, again.Status);
        Assert.Equal(1m, Assert.Single(await bed.Venue.OpenOrdersAsync(default)).Quantity);
        Assert.Equal(490m, (await bed.BalanceAsync("USDT")).Locked);
    }

    [Fact]
    public async Task SubmitAsync_IdOfAnEndedOrder_IsTakenAgain()
    {
        await using VenueContractBed bed = await StartAsync(500m);
        OrderReport first = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Market, 1m), default);

        OrderReport again = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Limit, 2m, 490m), default);

        Assert.Equal((OrderStatus.Filled, OrderStatus.Open), (first.Status, again.Status));
        Assert.Equal(
            OrderStatus.Open, (await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b1", default)).Status);
    }

    [Fact]
    public async Task QueryAsync_UnknownId_IsNotFound()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        Assert.Equal(
            OrderStatus.NotFound, (await bed.Venue.QueryAsync(VenueContractBed.Symbol, "none", default)).Status);
        Assert.Equal(
            OrderStatus.NotFound, (await bed.Venue.CancelAsync(VenueContractBed.Symbol, "none", default)).Status);
    }

    [Fact]
    public async Task CancelAsync_Resting_FreesItsMoneyAndStaysCancelled()
    {
        await using VenueContractBed bed = await StartAsync(500m);
        await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Limit, 1m, 490m), default);

        OrderReport first = await bed.Venue.CancelAsync(VenueContractBed.Symbol, "b1", default);
        OrderReport second = await bed.Venue.CancelAsync(VenueContractBed.Symbol, "b1", default);

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Cancelled), (first.Status, second.Status));
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(VenueContractBed.Equity, (await bed.BalanceAsync("USDT")).Free);
    }

    [Fact]
    public async Task CancelAsync_Filled_IsWhatItHasBecome()
    {
        await using VenueContractBed bed = await HolderAsync(500m);

        OrderReport report = await bed.Venue.CancelAsync(VenueContractBed.Symbol, "first", default);

        Assert.Equal((OrderStatus.Filled, 1m), (report.Status, report.Fills.Sum(fill => fill.Quantity)));
    }
}
