using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>When a winner is added to, and with what.</summary>
public sealed class AddOnTests
{
    private static readonly DateTimeOffset Now = PositionScenario.Now;

    [Fact]
    public void Decide_EverythingHolds_PlansOneLimitedPurchase()
    {
        PositionDecision decision = AddOnScenario.Decide(AddOnScenario.Ready());
        Leg leg = decision.Trade.AddOn();

        Assert.Equal("add-on", decision.Outcome);
        Assert.Equal(("a1", "bw-t1-a1"), (leg.Name, leg.ClientOrderId));
        Assert.Equal((OrderType.LimitImmediate, 5m, AddOnScenario.Price), (leg.Type, leg.Quantity, leg.Price));
        Assert.Equal((101m, "add-on"), (leg.DecisionPrice, leg.Reason));
        Assert.Equal((PositionScenario.OpenTime(4), Now), (leg.ExpiresAt, leg.CreatedAt));
        Assert.Equal(PositionScenario.OpenTime(2), decision.Trade.LastCandle);
        Assert.Equal(
            new EntryApproval(RiskScenario.Symbol, 5m, AddOnScenario.Price, 5m * 1.15m), decision.Trade.AddOnApproval);
        Assert.All(decision.Checks, check => Assert.True(check.Passed));
    }

    [Fact]
    public void Decide_EverythingHolds_LedgerHasMoreValueAndTheSameRisk()
    {
        Portfolio ledger = Assert.IsType<Portfolio>(AddOnScenario.Decide(AddOnScenario.Ready()).Portfolio);

        Reservation raised = Assert.Single(ledger.Reservations);
        Assert.Equal(
            ("t1", RiskScenario.Symbol, 35m, 1_015m + AddOnScenario.Notional),
            (raised.TradeId, raised.Symbol, raised.Risk, raised.Notional));
    }

    [Fact]
    public void Decide_OtherDecisions_LeaveTheLedger() => Assert.Null(
        AddOnScenario.Decide(AddOnScenario.Ready(), bid: 100.99m).Portfolio);

    [Theory]
    [InlineData(100.99, "hold")]
    [InlineData(101, "add-on")]
    public void AfterR_Bid_IsTheLeast(decimal bid, string outcome) =>
        Assert.Equal(outcome, AddOnScenario.Decide(AddOnScenario.Ready(), bid).Outcome);

    [Theory]
    [InlineData(101.505, "add-on", 101.5)]
    [InlineData(101.506, "hold", 0)]
    public void MaxEmaDistancePercent_BidAboveTheAverage_IsTheMostAndTheChaseLimit(
        decimal bid, string outcome, decimal price)
    {
        PositionDecision decision = AddOnScenario.Decide(AddOnScenario.Ready(), bid);

        Assert.Equal(outcome, decision.Outcome);
        Assert.Equal(price, decision.Trade.AddOnApproval?.MaxPrice ?? 0m);
    }

    [Fact]
    public void MaxEmaDistancePercent_Average_IsTheExponentialOneOfNine()
    {
        decimal[] closes = [90m, 95m, 100m, 98m, 102m, 101m, 99m, 103m, 104m, 100m, 101.5m];
        decimal average = closes[..9].Average();
        average += (closes[9] - average) * 0.2m;
        average += (closes[10] - average) * 0.2m;
        CandleSeries candles = new(
            RiskScenario.Symbol,
            Timeframe.M15,
            [.. closes.Select((close, slot) => PositionScenario.At(slot - 8) with { Close = close })]);

        Check near = AddOnScenario.Decide(AddOnScenario.Ready(), candles: candles)
            .Checks.Single(check => check.Name == "addOn.bid");

        Assert.Equal(average * 1.005m, near.Threshold!.Value, 9);
    }

    [Theory]
    [InlineData(8, "hold")]
    [InlineData(9, "add-on")]
    public void MaxEmaDistancePercent_TooFewCandlesForTheAverage_IsADenial(int count, string outcome) => Assert.Equal(
        outcome,
        AddOnScenario.Decide(AddOnScenario.Ready(), candles: AddOnScenario.Flat(3 - count)).Outcome);

    [Theory]
    [InlineData(99.10, "add-on")]
    [InlineData(99.09, "hold")]
    public void Decide_TotalRiskAtTheRestingStop_IsAtMostTheFirst(decimal stop, string outcome)
    {
        // At most 101.3 is paid: 10 x (100 - 99.1) + 5 x (101.3 - 99.1) = 20, which is what the first stop would cost.
        ExitRules rules = AddOnScenario.Rules with { AddOn = new AddOnRules(0.5m, 0.5m, 0.3m) };

        Assert.Equal(outcome, AddOnScenario.Decide(AddOnScenario.Ready(stop), rules: rules).Outcome);
    }

    [Fact]
    public void Decide_StopIsOnlyWished_NothingIsAdded()
    {
        Trade wished = TestTrades.Open() with { StopPrice = 100.2m };

        PositionDecision decision = AddOnScenario.Decide(wished);

        Assert.Equal("hold", decision.Outcome);
        Assert.Null(decision.Checks.Single(check => check.Name == "addOn.risk").Value);
    }

    [Fact]
    public void Decide_StopRisesFirst_TheNextLookAddsOnTheSameCandles()
    {
        ExitRules rules = AddOnScenario.Rules with { BreakEvenAfterR = 0.5m };

        PositionDecision first = AddOnScenario.Decide(TestTrades.Open(), rules: rules);
        Trade raised = first.Trade.Settled(101m);
        PositionDecision second = AddOnScenario.Decide(raised, rules: rules);

        Assert.Equal(("break-even", "add-on"), (first.Outcome, second.Outcome));
        Assert.Equal(TestTrades.Open().LastCandle, first.Trade.LastCandle);
        Assert.Equal(PositionScenario.OpenTime(2), second.Trade.LastCandle);
    }

    [Fact]
    public void Decide_StopRisesAndNoAddOnIsDue_TheCandlesAreSeen() => Assert.Equal(
        PositionScenario.OpenTime(2),
        AddOnScenario.Decide(
            TestTrades.Open(), rules: PositionScenario.Quiet with { BreakEvenAfterR = 0.5m }).Trade.LastCandle);

    [Fact]
    public void MaxFraction_IsOfTheFirstQuantityOnTheLotStep()
    {
        Trade odd = TestTrades.Open(9.999m).WithHigherStop(100.2m, "break-even", Now).Settled(101m);

        Assert.Equal(4.999m, AddOnScenario.Decide(odd).Trade.AddOn().Quantity);
    }

    [Fact]
    public void MaxFraction_Zero_NeverAdds() => Assert.Equal(
        "hold",
        AddOnScenario.Decide(
            AddOnScenario.Ready(),
            rules: AddOnScenario.Rules with { AddOn = new AddOnRules(0m, 0.5m, 0.5m) }).Outcome);

    [Fact]
    public void Decide_NoLimitsOrNoNewCandle_NeverAdds()
    {
        var look = new PositionLook(101m, AddOnScenario.Flat(), Now);
        PositionLook stale = look with { Candles = null, AddOn = AddOnScenario.Free };

        Assert.Equal("hold", PositionRules.Decide(AddOnScenario.Ready(), look, AddOnScenario.Rules).Outcome);
        Assert.Equal("hold", PositionRules.Decide(AddOnScenario.Ready(), stale, AddOnScenario.Rules).Outcome);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(5)]
    public void Decide_AddOnBoughtAnything_IsTheLast(decimal bought)
    {
        OrderStatus end = bought == 5m ? OrderStatus.Filled : OrderStatus.Expired;
        Trade added = AddOnScenario.Planned()
            .Sent(LegKind.AddOn, end, TestTrades.Buy(2, bought, 101m)).Settled(101m);

        PositionDecision again = AddOnScenario.Decide(added);

        Assert.Equal("hold", again.Outcome);
        Assert.DoesNotContain(again.Trade.Legs, leg => leg.Name == "a2");
    }

    [Fact]
    public void Decide_AddOnBoughtNothing_IsTriedAgainWithoutStackingTheReservation()
    {
        PositionDecision first = AddOnScenario.Decide(AddOnScenario.Ready());
        Trade expired = first.Trade.Sent(LegKind.AddOn, OrderStatus.Expired);

        PositionDecision second = AddOnScenario.Decide(
            expired, limits: AddOnScenario.Free with { Portfolio = first.Portfolio! });

        Assert.Equal("a2", second.Trade.AddOn().Name);
        Assert.Equal(1_015m + AddOnScenario.Notional, second.Portfolio!.Exposure);
    }

    [Fact]
    public void Decide_AddOnRefused_VenueIsLeftAloneForAWhile()
    {
        Trade refused = AddOnScenario.Planned().Sent(LegKind.AddOn, OrderStatus.Rejected);
        PositionLook look = new(101m, AddOnScenario.Flat(), Now.AddSeconds(49)) { AddOn = AddOnScenario.Free };
        PositionLook later = look with { Now = Now.AddSeconds(50) };

        Assert.Equal("hold", PositionRules.Decide(refused, look, AddOnScenario.Rules).Outcome);
        Assert.Equal("add-on", PositionRules.Decide(refused, later, AddOnScenario.Rules).Outcome);
    }

    [Theory]
    [InlineData(LegState.Intent)]
    [InlineData(LegState.Submitted)]
    [InlineData(LegState.Unknown)]
    [InlineData(LegState.Accepted)]
    public void Decide_AddOnUnderWay_DecidesNothing(LegState state)
    {
        Trade planned = AddOnScenario.Planned();
        Trade waiting = planned.With(planned.AddOn() with { State = state });

        Assert.Same(waiting, AddOnScenario.Decide(waiting).Trade);
    }

    [Fact]
    public void Decide_AfterTheAddOn_RAndTargetsStayThoseOfTheEntry()
    {
        ExitRules rules = AddOnScenario.Rules with
        {
            Targets = [new ProfitTarget(1m, 0.4m), new ProfitTarget(2m, 0.3m)],
        };
        Trade added = AddOnScenario.Planned().Settled(101m);

        Assert.Equal((15m, 10m, 100m, 2m, 20m), (
            added.BoughtQuantity, added.FirstQuantity, added.FirstEntryPrice, added.InitialRisk,
            added.InitialRiskAmount));
        Assert.Equal(1_505m / 15m, added.EntryPrice);
        Assert.Equal("hold", rules.Look(added, 101.99m).Outcome);
        ExitRules slow = AddOnScenario.Rules with { TimeStopHours = 1m, TimeStopMinR = 0.6m };
        Assert.Equal("hold", slow.Look(added, 101.2m, hours: 2).Outcome);
        Assert.Equal("time-stop", slow.Look(added, 101.19m, hours: 2).Outcome);
        Trade taken = rules.Look(added, 102m).Trade.Settled(102m);
        Assert.Equal((4m, 11m), (taken.SoldQuantity, taken.RestingStop!.Quantity));
    }
}
