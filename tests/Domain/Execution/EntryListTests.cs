using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Risk;
using static Breakwater.Domain.Tests.Execution.TestTrades;

namespace Breakwater.Domain.Tests.Execution;

public sealed class EntryListTests
{
    [Theory]
    [InlineData(true, true, ListKind.Opo)]
    [InlineData(true, false, ListKind.Oto)]
    [InlineData(false, true, ListKind.None)]
    [InlineData(false, false, ListKind.None)]
    public void KindFor_Flags_IsTheListThatTheVenueTakes(bool oto, bool opo, ListKind expected)
    {
        var permissions = new VenuePermissions(VenueStatus.Trading, VenueOrderTypes.Limit)
        {
            AllowsOto = oto, AllowsOpo = opo,
        };

        Assert.Equal(expected, EntryListPlan.KindFor(RiskScenario.Instrument with { Permissions = permissions }));
    }

    [Fact]
    public void WithStop_PermissionsUnknown_StaysAsItIs()
    {
        Trade trade = Entering();

        Assert.Same(trade, trade.WithStop(10m));
    }

    [Theory]
    [InlineData(ListKind.Opo, 10)]
    [InlineData(ListKind.Oto, 9.99)]
    public void WithStop_Allowed_StopIsStoredWithWhatItWillSell(ListKind kind, decimal quantity)
    {
        Trade trade = Listed(kind);

        var both = Assert.IsType<TradeStep.SendList>(TradeSteps.Next(trade, Now));
        Assert.Equal((10m, quantity, 98m), (both.Entry.Quantity, both.Stop.Quantity, both.Stop.StopPrice));
    }

    [Fact]
    public void WithStop_StopWorthLessThanTheVenueTakes_StaysAsItIs()
    {
        // 0.051 at 98 is 4.998, below the smallest order of 5.
        Assert.Equal(ListKind.None, Listed(ListKind.Opo, 0.051m).EntryList);
        Assert.Equal(ListKind.Opo, Listed(ListKind.Opo, 0.053m).EntryList);
    }

    [Theory]
    [InlineData(0.055, ListKind.Opo)]
    [InlineData(0.053, ListKind.None)]
    public void WithStop_VenueHasNoMarketStops_TheLimitDecidesWhetherItIsWorthEnough(
        decimal quantity, ListKind expected)
    {
        // 0.054 after the fee at 93.1 (95 % of 98) is 5.03; 0.052 is 4.84.
        Trade trade = Entering(quantity);
        var permissions = new VenuePermissions(VenueStatus.Trading, VenueOrderTypes.Limit)
        {
            AllowsOto = true, AllowsOpo = true,
        };
        Instrument limited = trade.Instrument with { Permissions = permissions, HasStopMarket = false };

        Assert.Equal(expected, (trade with { Instrument = limited }).WithStop(10m).EntryList);
    }

    [Fact]
    public void Next_SignalExpired_BothAreGivenUp()
    {
        Trade trade = Listed(ListKind.Opo);
        DateTimeOffset late = trade.Signal.ExpiresAt.AddTicks(1);

        var drop = Assert.IsType<TradeStep.Drop>(TradeSteps.Next(trade, late));
        Trade dropped = trade.Drop(drop.Leg, drop.Reason, late);

        Assert.Equal(TradeStatus.Abandoned, dropped.Status);
        Assert.All(dropped.Legs, leg => Assert.Equal(LegState.Cancelled, leg.State));
    }

    [Fact]
    public void Apply_FilledAndPlaced_StopCoversWhatTheVenueLetItSell()
    {
        Trade trade = ListSent().Report("e1", OrderStatus.Filled, Now, Buy(1, 10m, 100m, 0.00015m))
            .Report("s1", OrderStatus.Open, Now.AddSeconds(3));

        // 10 - 0.0015 is 9.9985, on the lot step 9.998.
        Assert.Equal((9.998m, Now), (trade.RestingStop!.Quantity, trade.RestingStop.RestsSince));
        Assert.True(TradeSteps.IsCovered(trade));
        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(trade, Now));
    }

    [Fact]
    public void Apply_CommissionInAnotherAsset_StopCoversAllThatWasBought()
    {
        Fill fill = new(1, 100m, 10m, 0.01m, "BNB", Now);

        Trade trade = ListSent().Report("e1", OrderStatus.Filled, Now, fill).Report("s1", OrderStatus.Open, Now);

        Assert.Equal(10m, trade.RestingStop!.Quantity);
        Assert.True(TradeSteps.IsCovered(trade));
    }
}
