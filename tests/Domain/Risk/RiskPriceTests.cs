using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>The gates on price and size, with their exact numbers.</summary>
public sealed class RiskPriceTests
{
    // Bid and ask 10 basis points apart around 100.
    private static readonly RiskScenario Good = RiskScenario.Approving().Quoted(99.95m, 100.05m);

    private static readonly Portfolio Ledger = Good.Context.Portfolio!.At(RiskScenario.Now);

    [Fact]
    public void Ask_AtTheChaseLimitPassesAndATickAboveDoesNot()
    {
        Assert.Equal(new Check("ask", 101.5m, 101.5m, true), Good.Quoted(101.4m, 101.5m).Find("ask"));
        Good.Quoted(101.4m, 101.51m).IsDenied(DenialReason.PriceBeyondChaseLimit, "ask", 101.51m, 101.5m);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9.999, false)]
    [InlineData(10.001, true)]
    public void Spread_AtTheLimitPasses(decimal limit, bool passes)
    {
        RiskScenario scenario = Good.Under(rules => rules with { MaxSpreadBasisPoints = limit });

        Assert.Equal(new Check("spread.bps", 10m, limit, passes), scenario.Find("spread.bps"));
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
    }

    [Theory]
    [InlineData(0)] // nobody set one
    [InlineData(-1)]
    [InlineData(99.95)] // at the bid
    [InlineData(99.96)]
    public void Stop_NotBetweenZeroAndTheBid_IsDenied(decimal stop) => Stopped(Good, stop)
        .IsDenied(DenialReason.StopNotBelowEntry, "stop.below.entry", 0m, 1m);

    [Theory]
    [InlineData(99.94)]
    [InlineData(0.01)]
    public void Stop_BetweenZeroAndTheBid_GoesOn(decimal stop) =>
        Assert.True(Stopped(Good, stop).Find("stop.below.entry")!.Passed);

    [Theory]
    [InlineData(1, true)] // 101
    [InlineData(20, true)] // 100
    [InlineData(50, true)] // 100
    [InlineData(30, false)] // 90
    public void Stop_IsComparedWithTheEntryOnTheTick(decimal tick, bool passes) => Assert.Equal(
        passes,
        Good.Traded(instrument => instrument with { TickSize = tick }).Find("stop.below.entry")!.Passed);

    [Fact]
    public void Stop_AtTheEntryOnTheTick_IsDenied() => Assert.Equal(
        DenialReason.StopNotBelowEntry,
        Stopped(Good.Traded(instrument => instrument with { TickSize = 20m }).Quoted(101.1m, 101.2m), 100m).Denied());

    [Theory]
    [InlineData(0.1015, true)]
    [InlineData(0.1014, false)]
    [InlineData(0.1016, true)]
    public void Cost_AtTheLimitPasses(decimal limit, bool passes)
    {
        // Two fees of 10, slippage 5 and a spread of 10 on 101.5, over a distance of 3.5.
        RiskScenario scenario = Good.Under(rules => rules with { MaxCostToRisk = limit });

        Assert.Equal(new Check("cost.to.risk", 0.1015m, limit, passes), scenario.Find("cost.to.risk"));
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(4.99, 5, false)]
    [InlineData(0, 0, false)]
    [InlineData(-1, -2, false)]
    public void Balance_AtTheSmallestOrderIsUsable(decimal free, decimal minNotional, bool usable)
    {
        RiskScenario scenario = Free(free).Traded(instrument => instrument with { MinNotional = minNotional });

        Assert.Equal(new Check("balance.usable", usable ? 1m : 0m, 1m, usable), scenario.Find("balance.usable"));
        Assert.Equal(usable, !IsShort(scenario.Assess()));
    }

    [Theory]
    [InlineData(28.571, true)]
    [InlineData(28.572, false)]
    [InlineData(28.570, true)]
    public void Quantity_AtTheVenuesSmallestPasses(decimal smallest, bool passes)
    {
        RiskScenario scenario = Good.Traded(instrument => instrument with { MinQuantity = smallest });

        Assert.Equal(new Check("quantity", 28.571m, smallest, passes), scenario.Find("quantity"));
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
    }

    [Fact]
    public void Quantity_RoundedToNothing_IsDeniedWhereTheVenueSetsNoMinimum() => Good
        .Traded(instrument => instrument with { LotStep = 100m, MinQuantity = 0m, MinNotional = 0m })
        .IsDenied(DenialReason.QuantityBelowMinimum, "quantity.positive", 0m, 0m);

    [Theory]
    [InlineData(2797.116, true)]
    [InlineData(2797.117, false)]
    public void Notional_CountsAtTheStopAfterTheFee(decimal smallest, bool passes)
    {
        RiskScenario scenario = Good.Traded(instrument => instrument with { MinNotional = smallest });

        // 28.571 bought, a thousandth of it paid as fee, the rest on the lot step.
        Assert.Equal(new Check("notional", 28.542m * 98m, smallest, passes), scenario.Find("notional"));
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
    }

    [Fact]
    public void Notional_WithoutMarketStops_CountsAtTheStopsLimit()
    {
        RiskScenario scenario = Good.Traded(instrument => instrument with { HasStopMarket = false });

        // 98 * 0.95.
        Assert.Equal(28.542m * 93.1m, scenario.Find("notional")!.Value);
    }

    [Theory]
    [InlineData(400.0015, true)]
    [InlineData(400.0016, false)]
    public void OpenRisk_AtTheLimitPasses(decimal held, bool passes)
    {
        RiskScenario scenario = Good.With(Ledger.Reserve(RiskScenario.Held("A", held)));

        Assert.Equal((held + 99.9985m) / 100m, scenario.Find("risk.open.percent")!.Value);
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
        Assert.True(passes || scenario.Denied() is DenialReason.OpenRiskLimit);
    }

    [Theory]
    [InlineData(6100.0435, true)]
    [InlineData(6100.0436, false)]
    public void Exposure_AtTheLimitPasses(decimal held, bool passes)
    {
        RiskScenario scenario = Good.With(Ledger.Reserve(RiskScenario.Held("A", 0m, held)));

        Assert.Equal((held + 2_899.9565m) / 100m, scenario.Find("exposure.percent")!.Value);
        Assert.Equal(passes, scenario.Assess() is RiskDecision.Approved);
        Assert.True(passes || scenario.Denied() is DenialReason.ExposureLimit);
    }

    [Fact]
    public void Balance_OfTheEntry_IsItsValueAgainstWhatIsFree() =>
        Assert.Equal(new Check("balance", 2_899.9565m, 10_000m, true), Good.Find("balance"));

    [Theory]
    [InlineData(1_015, 10)]
    [InlineData(1_014.99, 9.999)]
    [InlineData(2_899.9565, 28.571)]
    [InlineData(5_000, 28.571)]
    public void PositionNotional_CutsTheEntry(decimal limit, decimal quantity) => Assert.Equal(
        quantity, Good.Under(rules => rules with { MaxPositionNotional = limit }).Approved().Entry.Quantity);

    [Theory]
    [InlineData(10.15, 10)]
    [InlineData(10.14, 9.990)]
    public void PositionPercent_CutsTheEntry(decimal limit, decimal quantity) => Assert.Equal(
        quantity, Good.Under(rules => rules with { MaxPositionPercent = limit }).Approved().Entry.Quantity);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(28.571, 28.571)]
    [InlineData(0, 28.571)] // none
    public void MaxQuantity_CutsTheEntry(decimal limit, decimal quantity) => Assert.Equal(
        quantity, Good.Traded(instrument => instrument with { MaxQuantity = limit }).Approved().Entry.Quantity);

    private static bool IsShort(RiskDecision decision) =>
        decision is RiskDecision.Denied { Reason: DenialReason.InsufficientBalance };

    private static RiskScenario Stopped(RiskScenario scenario, decimal stop) =>
        scenario with { Signal = scenario.Signal with { StopPrice = stop } };

    private static RiskScenario Free(decimal free) => Good.Knowing(context => context with { FreeQuote = free });
}
