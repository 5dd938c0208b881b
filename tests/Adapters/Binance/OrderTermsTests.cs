using Binance.Net.Enums;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Tests.Venues;
using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

public sealed class OrderTermsTests
{
    private static readonly Domain.Markets.Instrument WithMarketStops = TestRules.Instrument("BTC");

    private static readonly Domain.Markets.Instrument WithLimitStops =
        WithMarketStops with { HasStopMarket = false };

    [Theory]
    [InlineData(OrderType.Market, SpotOrderType.Market, null, false, false)]
    [InlineData(OrderType.LimitImmediate, SpotOrderType.Limit, TimeInForce.ImmediateOrCancel, true, false)]
    [InlineData(OrderType.LimitOrKill, SpotOrderType.Limit, TimeInForce.FillOrKill, true, false)]
    [InlineData(OrderType.Limit, SpotOrderType.Limit, TimeInForce.GoodTillCanceled, true, false)]
    [InlineData(OrderType.LimitMaker, SpotOrderType.LimitMaker, null, true, false)]
    [InlineData(OrderType.StopMarket, SpotOrderType.StopLoss, null, false, true)]
    [InlineData(OrderType.StopLimit, SpotOrderType.StopLossLimit, TimeInForce.GoodTillCanceled, true, true)]
    [InlineData(OrderType.TakeProfitMarket, SpotOrderType.TakeProfit, null, false, true)]
    [InlineData(OrderType.TakeProfitLimit, SpotOrderType.TakeProfitLimit, TimeInForce.GoodTillCanceled, true, true)]
    public void For_EveryType_HasWhatTheVenueDemandsAndNothingElse(
        OrderType type, SpotOrderType expected, TimeInForce? time, bool hasPrice, bool hasStop)
    {
        OrderTerms terms = OrderTerms.For(ContractOrders.Sell("x", type, 1.50m, 99.50m, 100.10m), WithMarketStops);

        Assert.Equal(
            new OrderTerms(expected, 1.5m, hasPrice ? 99.5m : null, time, hasStop ? 100.1m : null), terms);
        Assert.Equal("1.5", terms.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void For_EveryTypeOfTheDomain_IsKnown() => Assert.All(
        Enum.GetValues<OrderType>().Where(type => type is not OrderType.None),
        type => Assert.Equal(1m, OrderTerms.For(ContractOrders.Sell("x", type, 1m, 99m, 100m), null).Quantity));

    [Theory]
    [InlineData(OrderType.StopMarket, SpotOrderType.StopLossLimit)]
    [InlineData(OrderType.TakeProfitMarket, SpotOrderType.TakeProfitLimit)]
    public void For_TriggerWhereTheVenueHasNoMarketStop_SellsFarBelowIt(OrderType type, SpotOrderType expected) =>
        Assert.Equal(
            new OrderTerms(expected, 1m, 95.09m, TimeInForce.GoodTillCanceled, 100.1m),
            OrderTerms.For(ContractOrders.Sell("x", type, 1m, stop: 100.1m), WithLimitStops));

    [Theory]
    [InlineData(OrderType.Limit, SpotOrderType.Limit)]
    [InlineData(OrderType.LimitMaker, SpotOrderType.LimitMaker)]
    public void For_PartIsHidden_IsAnIceberg(OrderType type, SpotOrderType expected)
    {
        OrderTerms terms = OrderTerms.For(ContractOrders.Buy("b", type, 2m, 490m, visible: 0.50m), null);

        Assert.Equal((expected, 0.5m), (terms.Type, terms.IcebergQuantity));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void For_AllIsVisible_IsNoIceberg(int visible) => Assert.Null(
        OrderTerms.For(ContractOrders.Buy("b", OrderType.Limit, 2m, 490m, visible), null).IcebergQuantity);

    [Theory]
    [InlineData(OrderType.Market)]
    [InlineData(OrderType.LimitImmediate)]
    [InlineData(OrderType.LimitOrKill)]
    public void For_HiddenPartOfWhatDoesNotRest_IsABug(OrderType type) => Assert.Throws<ArgumentException>(() =>
        OrderTerms.For(ContractOrders.Buy("b", type, 2m, 490m, visible: 0.5m), null));

    [Theory]
    [InlineData(OrderType.None)]
    [InlineData(OrderType.Limit)]
    [InlineData(OrderType.LimitMaker)]
    [InlineData(OrderType.StopMarket)]
    [InlineData(OrderType.StopLimit)]
    [InlineData(OrderType.TakeProfitLimit)]
    public void For_IncompleteOrder_IsABug(OrderType type) => Assert.Throws<ArgumentException>(() =>
        OrderTerms.For(ContractOrders.Sell("x", type, 2m), WithMarketStops));
}
