using Breakwater.Adapters.Binance;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Binance.Filters;

public sealed class FilterGateTests
{
    private static readonly Instrument Btc = new(
        VenueBed.Btc, "BTC", "USDT", true, 0.01m, 0.001m, 0.001m, 10m, 5m, false)
    {
        Filters = new VenueFilters
        {
            Price = new PriceGrid(0.01m, 1_000_000m, 0.01m),
            Lot = new QuantityGrid(0.001m, 100m, 0.001m),
            MarketLot = new QuantityGrid(0m, 10m, 0m),
            Notional = new NotionalRange(5m, 9_000_000m, true, false, 5),
            PercentPriceBySide = new SidedPercentBand(new PercentBand(1.1m, 0.9m, 5), new PercentBand(1.1m, 0.9m, 5)),
            InInstrument = new OrderLimits(0, 0, 0, 0),
        },
    };

    [Fact]
    public void Deny_EntryOffTheStep_IsRejectedWithTheNumbers()
    {
        OrderReport report = Deny(VenueBed.Buy(0.0015m, 100m))!;

        Assert.Equal((VenueBed.Id, OrderStatus.Rejected), (report.ClientOrderId, report.Status));
        Assert.Equal("denied: LOT_SIZE 0.0015 0.001", report.Reason);
        Assert.Empty(report.Fills);
    }

    [Theory]
    [InlineData(0.04, 100, "denied: NOTIONAL 4 5")]
    [InlineData(1, 100.005, "denied: PRICE_FILTER 100.005 0.01")]
    [InlineData(1000, 100, "denied: LOT_SIZE 1000 100")]
    public void Deny_EntryThatMustBeRefused_IsNotSent(decimal quantity, decimal price, string reason)
    {
        OrderReport report = Deny(VenueBed.Buy(quantity, price))!;

        Assert.Equal(reason, report.Reason);
        Assert.Equal(quantity == 0.04m, report.IsTooSmall);
    }

    [Fact]
    public void Deny_MarketEntryAboveTheMarketLot_IsNotSent() =>
        Assert.Equal("denied: MARKET_LOT_SIZE 11 10", Deny(VenueBed.Buy(11m))?.Reason);

    [Fact]
    public void Deny_CountsAveragesAndPositions_AreForTheVenue() => Assert.Null(Deny(VenueBed.Buy(1m, 500m)));

    [Fact]
    public void Deny_ExitAboveAMarketLotThatMoves_IsSent() => Assert.Null(Deny(VenueBed.Sell(11m)));

    [Fact]
    public void Deny_StopBelowTheSmallestValue_IsSent() => Assert.Null(Deny(VenueBed.Stop(0.001m, 100m)));

    [Fact]
    public void Deny_ExitOffTheStep_IsNotSent() =>
        Assert.Equal("denied: LOT_SIZE 0.0015 0.001", Deny(VenueBed.Sell(0.0015m))?.Reason);

    [Fact]
    public void For_StopWithoutMarketStops_SellsWhereRiskValuesIt() => Assert.Equal(
        Btc.PriceDown(99.99m * StopWorth.LimitShare), OrderTerms.For(VenueBed.Stop(1m, 99.99m), Btc).Price);

    [Fact]
    public void Deny_UnknownInstrument_IsSent() => Assert.Null(FilterGate.Deny(
        VenueBed.Buy(0.0015m, 100m), OrderTerms.For(VenueBed.Buy(0.0015m, 100m), null), null));

    [Fact]
    public void Deny_ListWithOneBadOrder_AllAreRejectedForIt()
    {
        Leg target = Leg("t1", LegKind.Target, OrderType.Market, null);
        Leg stop = Leg("s1", LegKind.Stop, OrderType.StopMarket, 90.001m);
        OrderListRequest list = OrderListRequest.ForProtection(VenueBed.Btc, "list", target, stop);
        OrderTerms[] terms = [.. list.Orders.Select(order => OrderTerms.For(order, Btc))];

        ListReport report = FilterGate.Deny(list, terms, Btc)!;

        Assert.Equal("list", report.ClientListId);
        Assert.Equal(["t1", "s1"], report.Orders.Select(order => order.ClientOrderId));
        Assert.All(report.Orders, order => Assert.Equal(
            (OrderStatus.Rejected, "denied: PRICE_FILTER 90.001 0.01"), (order.Status, order.Reason)));
    }

    private static Leg Leg(string name, LegKind kind, OrderType type, decimal? stop) =>
        new(name, kind, name, type, 1m, null, stop, TestKit.TestRules.Start);

    private static OrderReport? Deny(OrderRequest order) =>
        FilterGate.Deny(order, OrderTerms.For(order, Btc), Btc);
}
