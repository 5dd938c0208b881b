using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Positions;

namespace Breakwater.Domain.Tests.SeedDefects;

/// <summary>What went wrong in the seed projects with open positions, one test for each.</summary>
public sealed class PositionSeedDefectTests
{
    private static readonly DateTimeOffset Now = PositionScenario.Now;

    private static readonly ExitRules TwoTargets = PositionScenario.Quiet with
    {
        Targets = [new ProfitTarget(1.5m, 0.4m), new ProfitTarget(2.8m, 0.35m)],
    };

    public static TheoryData<string, ExitRules> Exits => new()
    {
        { "max-hold", PositionScenario.Quiet with { MaxHoldHours = 0.5m } },
        { "time-stop", PositionScenario.Quiet with { TimeStopHours = 0.5m, TimeStopMinR = 9m } },
        { "failed-breakout", PositionScenario.Quiet with { FailedBreakoutCandles = 10 } },
        { "weak-impulse", PositionScenario.Quiet with { WeakImpulseCandles = 1, WeakImpulseMinPercent = 9m } },
        { "activity-drop", PositionScenario.Quiet with { ActivityWindowCandles = 1, ActivityDropShare = 0.9m } },
        { "volatility", PositionScenario.Quiet with { VolatilityExitSigma = 0.1m } },
        { "target-1", PositionScenario.Quiet with { Targets = [new ProfitTarget(-1m, 1m)] } },
    };

    [Fact]
    [Trait("SeedDefect", "1")]
    public void Defect1_EntryFilled_TheNextStepIsTheStopAtTheVenue()
    {
        Trade filled = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 10m));

        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(filled, Now));

        Assert.Equal((OrderType.StopMarket, 10m, 98m), (send.Leg.Type, send.Leg.Quantity, send.Leg.StopPrice));
    }

    [Theory]
    [InlineData(100.2, "hold")]
    [InlineData(100.19, "stop-passed")]
    [Trait("SeedDefect", "1")]
    public void Defect1_PriceBelowAStopThatDoesNotRestThere_IsSoldInTheSameLook(decimal bid, string outcome)
    {
        Trade wished = TestTrades.Open() with { StopPrice = 100.2m };

        PositionDecision decision = PositionScenario.Quiet.Look(wished, bid);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(outcome == "hold" ? 0 : 1, decision.Trade.Legs.Count(leg => leg.Kind is LegKind.Exit));
    }

    [Fact]
    [Trait("SeedDefect", "1")]
    public void Defect1_PriceBelowTheRestingStop_IsLeftToTheVenueWhichHoldsIt()
    {
        Trade open = TestTrades.Open();

        Assert.Same(open, PositionScenario.Quiet.Look(open, 97m).Trade);
    }

    [Theory]
    [MemberData(nameof(Exits))]
    [Trait("SeedDefect", "2")]
    public void Defect2_EveryExitDecision_IsOneSaleAndClosesOnItsFillOnly(string outcome, ExitRules rules)
    {
        Trade wished = Decide(rules).Trade;
        Leg exit = Assert.Single(wished.Legs, leg => leg.Kind is LegKind.Exit);

        Assert.Equal((TradeStatus.Open, 10m, outcome), (wished.Status, wished.HeldQuantity, wished.ExitReason));
        Assert.Same(wished, rules.Look(wished, 99m, Candles(), 2).Trade);
        Trade unknown = wished.Report(wished.RestingStop!, OrderStatus.Cancelled, Now)
            .Answer(exit, OrderStatus.Unknown);
        Assert.Equal(TradeStatus.Open, unknown.Status);
        Assert.Equal(TradeStatus.Closed, wished.Settled(99m).Status);
    }

    [Fact]
    [Trait("SeedDefect", "10")]
    public void Defect10_EntryOrAddOnUnfilled_IsNothingAndAPartIsThatPart()
    {
        Trade none = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Expired);
        Trade part = AddOnScenario.Planned()
            .Sent(LegKind.AddOn, OrderStatus.Expired, TestTrades.Buy(2, 1.5m, 101m));

        Assert.Equal(0m, TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Expired).BoughtQuantity);
        Assert.Equal((10m, 11.5m), (none.BoughtQuantity, part.BoughtQuantity));
    }

    [Fact]
    [Trait("SeedDefect", "12")]
    public void Defect12_StopAtBreakEvenAndAddOn_TheSecondTargetStaysWhereItWas()
    {
        ExitRules rules = TwoTargets with { BreakEvenAfterR = 0.5m, AddOn = AddOnScenario.Rules.AddOn };
        Trade raised = AddOnScenario.Decide(TestTrades.Open(), rules: rules).Trade.Settled(101m);
        Trade added = AddOnScenario.Decide(raised, rules: rules).Trade.Settled(101m);
        Trade first = rules.Look(added, 103m).Trade.Settled(103m);

        Assert.Equal((15m, 4m, 1), (first.BoughtQuantity, first.SoldQuantity, first.TargetsDone));
        Assert.Equal("hold", rules.Look(first, 105.59m).Outcome);
        Assert.Equal("target-2", rules.Look(first, 105.6m).Outcome);
    }

    [Fact]
    [Trait("SeedDefect", "13")]
    public void Defect13_SecondTarget_IsAShareOfTheFirstQuantityNotOfTheRest()
    {
        Trade first = TwoTargets.Look(TestTrades.Open(), 103m).Trade.Settled(103m);
        Trade second = TwoTargets.Look(first, 105.6m).Trade.Settled(105.6m);

        Assert.Equal((4m, 7.5m, 2.5m), (first.SoldQuantity, second.SoldQuantity, second.RestingStop!.Quantity));
    }

    [Fact]
    [Trait("SeedDefect", "14")]
    public void Defect14_TargetThatSoldNothing_IsTakenAgain()
    {
        Trade wished = TwoTargets.Look(TestTrades.Open(), 103m).Trade;
        Leg stop = wished.Legs.Last(leg => leg.Kind is LegKind.Stop);
        Trade expired = wished.Report(wished.Legs[1], OrderStatus.Cancelled, Now)
            .Answer(stop, OrderStatus.Open).Sent(LegKind.Target, OrderStatus.Expired).Settled(103m);

        Assert.Equal((0, 10m, 10m), (expired.TargetsDone, expired.HeldQuantity, expired.RestingStop!.Quantity));
        Assert.Equal("target-1", TwoTargets.Look(expired, 103m).Outcome);
    }

    [Fact]
    [Trait("SeedDefect", "25a")]
    public void Defect25a_ActivityDropSet_IsSeenToFire()
    {
        ExitRules rules = PositionScenario.Quiet with { ActivityWindowCandles = 3, ActivityDropShare = 0.3m };
        CandleSeries busy = PositionScenario.Until(3);
        CandleSeries dead = PositionScenario.Until(
            3, [.. Enumerable.Range(1, 3).Select(age => PositionScenario.At(age) with { Volume = 2m })]);

        Assert.Equal("hold", rules.Look(TestTrades.Open(), 101m, busy).Outcome);
        Assert.Equal("activity-drop", rules.Look(TestTrades.Open(), 101m, dead).Outcome);
        Assert.Equal("hold", PositionScenario.Quiet.Look(TestTrades.Open(), 101m, dead).Outcome);
    }

    [Theory]
    [MemberData(nameof(Exits))]
    [Trait("SeedDefect", "28")]
    public void Defect28_EveryExit_SaysWhyWithItsNumber(string outcome, ExitRules rules)
    {
        PositionDecision decision = Decide(rules);
        Trade closed = decision.Trade.Settled(99m);

        Assert.Equal((outcome, outcome), (decision.Outcome, closed.ExitReason));
        Assert.NotNull(Assert.Single(decision.Checks).Value);
        Assert.Equal(outcome, closed.Legs.Single(leg => leg.Kind is LegKind.Exit).Reason);
    }

    [Fact]
    [Trait("SeedDefect", "29")]
    public void Defect29_PartlyClosed_IsStillOpenManagedAndProtected()
    {
        Trade part = TwoTargets.Look(TestTrades.Open(), 103m).Trade.Settled(103m);

        Assert.Equal((TradeStatus.Open, true, false), (part.Status, part.IsRunning, part.HasEnded));
        Assert.Equal((6m, 6m), (part.HeldQuantity, part.RestingStop!.Quantity));
        Assert.Equal("max-hold", TwoTargets.Look(part, 101m, hours: 2_000).Outcome);
    }

    private static PositionDecision Decide(ExitRules rules) => rules.Look(TestTrades.Open(), 99m, Candles(), 1);

    // The newest candle falls far below the level on little volume.
    private static CandleSeries Candles() => PositionScenario.Until(
        2,
        PositionScenario.At(-3) with { High = 101.5m },
        PositionScenario.At(2) with { Low = 95m, Close = 99m, Volume = 1m });
}
