using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Break-even, step trail and chandelier; R is 2, so one R above entry is 102.</summary>
public sealed class StopRaiseTests
{
    private static readonly ExitRules BreakEvenAtOne = PositionScenario.Quiet with { BreakEvenAfterR = 1m };

    private static readonly ExitRules StepTrailAtOne =
        PositionScenario.Quiet with { TrailStepAfterR = 1m, TrailStepBasisPoints = 100m, MinStopStepAtr = 0.25m };

    private static readonly ExitRules ChandelierAtOne = PositionScenario.Quiet with { TrailAfterR = 1m };

    [Theory]
    [InlineData(101.99, "hold", 98)]
    [InlineData(102, "break-even", 100.2)]
    public void BreakEvenAfterR_BidAtIt_StopGoesOverTheEntryWithoutATarget(decimal bid, string outcome, decimal stop) =>
        Assert.Equal((outcome, stop), BreakEvenAtOne.Stop(bid));

    [Theory]
    [InlineData(101.99, "hold")]
    [InlineData(102, "break-even")]
    public void BreakEvenAfterR_CandleWasAtIt_CountsThoughTheBidIsBack(decimal high, string outcome) => Assert.Equal(
        outcome,
        BreakEvenAtOne.Stop(100.5m, PositionScenario.Until(3, PositionScenario.At(1) with { High = high })).Outcome);

    [Theory]
    [InlineData(100.2, "hold")]
    [InlineData(100.21, "break-even")]
    public void BreakEvenAfterR_BidAtTheNewStop_WaitsForAHigherOne(decimal bid, string outcome) => Assert.Equal(
        outcome,
        BreakEvenAtOne.Stop(bid, PositionScenario.Until(3, PositionScenario.At(2) with { High = 102m })).Outcome);

    [Fact]
    public void BreakEvenAfterR_HighOfTheSignalsOwnCandle_IsNotSinceEntry() => Assert.Equal(
        "hold",
        BreakEvenAtOne.Stop(101m, PositionScenario.Until(1, PositionScenario.At(0) with { High = 110m })).Outcome);

    [Fact]
    public void BreakEvenAfterR_VenueClockBehind_TheSignalsOwnCandleStillDoesNotCount()
    {
        Fill early = TestTrades.Buy(1, 10m) with { At = PositionScenario.Now.AddSeconds(-1) };
        Trade trade = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, early).Settled(100m);
        CandleSeries candles = PositionScenario.Until(1, PositionScenario.At(0) with { High = 110m });

        Assert.Equal("hold", BreakEvenAtOne.Stop(101m, candles, trade).Outcome);
    }

    [Fact]
    public void BreakEvenAfterR_AfterAnAddOn_IsThatOfAllThatWasPaid()
    {
        // Fifteen at 100.333 on average, and 20 basis points.
        Trade added = AddOnScenario.Planned().Settled(101m);

        Assert.Equal(("break-even", 100.53m), BreakEvenAtOne.Stop(102m, null, added));
    }

    [Theory]
    [InlineData(1, "hold")]
    [InlineData(2, "break-even")]
    public void BreakEvenAfterR_FilledOneCandleLate_HighBeforeTheFillDoesNotCount(int age, string outcome)
    {
        Fill late = TestTrades.Buy(1, 10m) with { At = PositionScenario.OpenTime(2) };
        Trade trade = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, late).Settled(100m);
        CandleSeries candles = PositionScenario.Until(3, PositionScenario.At(age) with { High = 110m });

        Assert.Equal(outcome, BreakEvenAtOne.Stop(101m, candles, trade).Outcome);
    }

    [Fact]
    public void BreakEvenAfterR_Zero_WaitsForTheFirstTarget() =>
        Assert.Equal(("hold", 98m), (BreakEvenAtOne with { BreakEvenAfterR = 0m }).Stop(150m));

    [Fact]
    public void MinStopStepAtr_LargerThanTheStep_DoesNotHoldBreakEvenBack() =>
        Assert.Equal(("break-even", 100.2m), (BreakEvenAtOne with { MinStopStepAtr = 5m }).Stop(102m));

    [Fact]
    public void BreakEvenAfterR_StopIsThere_IsMovedOnce()
    {
        Trade moved = BreakEvenAtOne.Look(TestTrades.Open(), 102m).Trade.Settled(102m);

        Assert.Equal(100.2m, moved.RestingStop!.StopPrice);
        Assert.Same(moved, BreakEvenAtOne.Look(moved, 103m).Trade);
    }

    [Theory]
    [InlineData(20, 0.001, 100.2)]
    [InlineData(19, 0.001, 100.2)]
    [InlineData(21, 0.001, 100.21)]
    [InlineData(0, 0, 100)]
    public void BreakEvenBufferBasisPoints_BelowTheFeesPaid_IsLiftedToBothSidesFees(
        decimal buffer, decimal feeRate, decimal stop) => Assert.Equal(
        stop,
        (BreakEvenAtOne with { BreakEvenBufferBasisPoints = buffer })
            .Look(TestTrades.Open(feeRate: feeRate), 102m).Trade.StopPrice);

    [Theory]
    [InlineData(101.99, "hold", 98)]
    [InlineData(102, "trail-step", 100.98)]
    [InlineData(103.456, "trail-step", 102.42)]
    public void TrailStepAfterR_Reached_StopFollowsTheBestPrice(decimal bid, string outcome, decimal stop) =>
        Assert.Equal((outcome, stop), StepTrailAtOne.Stop(bid));

    [Fact]
    public void TrailStepBasisPoints_BestPriceInACandle_HangsFromIt() => Assert.Equal(
        ("trail-step", 102.96m),
        StepTrailAtOne.Stop(103m, PositionScenario.Until(4, PositionScenario.At(1) with { High = 104m })));

    [Fact]
    public void TrailStepBasisPoints_Zero_NeverTrails() =>
        Assert.Equal("hold", (StepTrailAtOne with { TrailStepBasisPoints = 0m }).Stop(150m).Outcome);

    [Theory]
    [InlineData(100.49, "trail-step")]
    [InlineData(100.48, "trail-step")]
    [InlineData(100.50, "hold")]
    public void MinStopStepAtr_StepTrail_SmallerStepsAreNotWorthARequest(decimal resting, string outcome)
    {
        // From a bid of 102 the stop would be 100.98; the least step is 0.49.
        Trade trade = TestTrades.Open().WithHigherStop(resting, "trail", PositionScenario.Now).Settled(102m);
        ExitRules rules = StepTrailAtOne with { MinStopStepAtr = 0.245m };

        Assert.Equal(outcome, rules.Stop(102m, null, trade).Outcome);
    }

    [Fact]
    public void MinStopStepAtr_Zero_SameStopIsNotMovedAgain()
    {
        ExitRules rules = StepTrailAtOne with { MinStopStepAtr = 0m };
        Trade trade = rules.Look(TestTrades.Open(), 102m).Trade.Settled(102m);

        PositionDecision again = rules.Look(trade, 102m);

        Assert.Equal(("hold", trade), (again.Outcome, again.Trade));
    }

    [Theory]
    [InlineData(2, 111.9, "hold", 98)]
    [InlineData(2, 112, "trail", 108)]
    [InlineData(12, 112, "hold", 98)]
    [InlineData(11, 112, "trail", 108)]
    public void Chandelier_HighWithinTheLookback_StopHangsFromIt(int age, decimal high, string outcome, decimal stop)
    {
        ExitRules rules = ChandelierAtOne with { TrailAfterR = 6m };
        CandleSeries candles = PositionScenario.Until(age, PositionScenario.At(2) with { High = high });

        Assert.Equal((outcome, stop), rules.Stop(109m, candles));
    }

    [Fact]
    public void TrailAfterR_BestPriceLeftTheLookback_TheTrailHasStarted()
    {
        // 120 started the trail; what it hangs from is the highest of the newest ten.
        CandleSeries candles = PositionScenario.Until(
            15, PositionScenario.At(2) with { High = 120m }, PositionScenario.At(14) with { High = 106m });

        Assert.Equal(("trail", 102m), (ChandelierAtOne with { TrailAfterR = 10m }).Stop(105m, candles));
    }

    [Theory]
    [InlineData(108, "hold")]
    [InlineData(108.01, "trail")]
    public void Chandelier_StopAtTheBid_IsNotPlaced(decimal bid, string outcome) => Assert.Equal(
        outcome,
        ChandelierAtOne.Stop(bid, PositionScenario.Until(2, PositionScenario.At(1) with { High = 112m })).Outcome);

    [Fact]
    public void Chandelier_NoCandleSinceEntry_HasNothingToHangFrom() =>
        Assert.Equal("hold", ChandelierAtOne.Stop(120m, PositionScenario.Until(0)).Outcome);

    [Fact]
    public void Chandelier_NoNewCandle_WaitsForOne() => Assert.Equal("hold", ChandelierAtOne.Stop(120m).Outcome);

    [Fact]
    public void Decide_SeveralRulesWishAStop_TheHighestIsPlacedInOneRequest()
    {
        CandleSeries candles = PositionScenario.Until(2, PositionScenario.At(1) with { High = 110m });
        ExitRules all = BreakEvenAtOne with { TrailAfterR = 1m, TrailStepAfterR = 1m, TrailStepBasisPoints = 100m };

        Assert.Equal(("trail-step", 108.9m), all.Stop(109.5m, candles));
        Assert.Equal(("trail", 106m), (all with { TrailStepBasisPoints = 500m }).Stop(109.5m, candles));
        Assert.Equal(("trail", 106m), all.Stop(108m, candles));
        Assert.Equal(("break-even", 100.2m), (all with { MinStopStepAtr = 9m }).Stop(109.5m, candles));
    }

    [Fact]
    public void Decide_VenueRefusesStops_NoMoreAreWished()
    {
        Trade open = TestTrades.Open();
        Trade refused = open.WithHigherStop(99m, "trail", PositionScenario.Now)
            .Sent(LegKind.Stop, OrderStatus.Rejected);
        PositionLook early = new(102m, null, PositionScenario.Now.AddSeconds(49));
        PositionLook later = early with { Now = PositionScenario.Now.AddSeconds(50) };

        Assert.Equal("hold", PositionRules.Decide(refused, early, BreakEvenAtOne).Outcome);
        Assert.Equal("break-even", PositionRules.Decide(refused, later, BreakEvenAtOne).Outcome);
    }

    [Theory]
    [InlineData(98.003, "hold")]
    [InlineData(97.999, "hold")]
    public void Decide_StopBetweenTwoTicks_RestsOnTheLowerOne(double bid, string outcome)
    {
        // The signal says 98.005; the venue holds 98.00, and that is where it should be.
        Trade open = TestTrades.Open() with { StopPrice = 98.005m };

        Assert.Equal(outcome, PositionScenario.Quiet.Look(open, (decimal)bid).Outcome);
    }
}
