using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

/// <summary>Exits that closed candles call for.</summary>
public sealed class CandleExitTests
{
    private static readonly ExitRules Failed = PositionScenario.Quiet with { FailedBreakoutCandles = 3 };

    private static readonly ExitRules Weak =
        PositionScenario.Quiet with { WeakImpulseCandles = 5, WeakImpulseMinPercent = 2m };

    private static readonly ExitRules Quieting =
        PositionScenario.Quiet with { ActivityWindowCandles = 4, ActivityDropShare = 0.5m };

    private static readonly ExitRules Wild = PositionScenario.Quiet with { VolatilityExitSigma = 3m };

    [Fact]
    public void FailedBreakoutCandles_Retest_CountsFromItsOwnCandleAndLevel()
    {
        // A retest is confirmed hours after the breakout; the signal's candle is the one that held the level.
        Trade retest = TestTrades.Open() with
        {
            Signal = RiskScenario.Breakout with
            {
                Kind = Breakwater.Domain.Signals.EntryKind.Retest,
                CandleOpenTime = PositionScenario.OpenTime(40),
                LevelPrice = 99m,
            },
        };
        string OutcomeAt(int age, decimal close) => Failed.Look(
            retest, 98.9m, PositionScenario.Until(age, PositionScenario.At(age) with { Close = close })).Outcome;

        Assert.Equal("failed-breakout", OutcomeAt(43, 98.99m));
        Assert.Equal("hold", OutcomeAt(43, 99m));
        Assert.Equal("hold", OutcomeAt(44, 98.99m));
    }

    [Fact]
    public void FailedBreakoutCandles_AfterTheFirstTarget_IsNotAsked() => Assert.Equal("hold", Failed.Look(
        PositionScenario.AfterTarget(),
        101m,
        PositionScenario.Until(2, PositionScenario.At(2) with { Close = 99m })).Outcome);

    [Fact]
    public void FailedBreakoutCandles_ExitRefusedJustNow_TheSameCandleIsDecidedAgain()
    {
        Trade open = TestTrades.Open();
        Trade refused = open.Exit("kill", 99m, PositionScenario.Now).Sent(LegKind.Exit, OrderStatus.Rejected);
        CandleSeries below = PositionScenario.Until(1, PositionScenario.At(1) with { Close = 99m });

        PositionDecision waiting = Failed.Look(refused, 99m, below);
        PositionDecision later = Failed.Look(refused, 99m, below, hours: 1);

        Assert.Equal(("hold", refused.LastCandle), (waiting.Outcome, waiting.Trade.LastCandle));
        Assert.Equal(("failed-breakout", below.Last.OpenTime), (later.Outcome, later.Trade.LastCandle));
    }

    [Theory]
    [InlineData(4, 101.99, "hold")]
    [InlineData(5, 101.99, "weak-impulse")]
    [InlineData(6, 101.99, "weak-impulse")]
    [InlineData(5, 102, "hold")]
    public void WeakImpulseCandles_BestPriceTooLow_LeavesOnceTheyHavePassed(int age, decimal best, string outcome) =>
        Assert.Equal(outcome, Weak.Look(
            TestTrades.Open(),
            100.5m,
            PositionScenario.Until(age, PositionScenario.At(1) with { High = best })).Outcome);

    [Fact]
    public void WeakImpulseMinPercent_BidIsTheBestPrice_Counts() =>
        Assert.Equal("hold", Weak.Look(TestTrades.Open(), 102m, PositionScenario.Until(5)).Outcome);

    [Fact]
    public void WeakImpulseCandles_AfterTheFirstTarget_IsNotAsked() =>
        Assert.Equal("hold", Weak.Look(PositionScenario.AfterTarget(), 101m, PositionScenario.Until(5)).Outcome);

    [Fact]
    public void WeakImpulseCandles_Zero_NeverAsks() => Assert.Equal("hold", (Weak with { WeakImpulseCandles = 0 })
        .Look(TestTrades.Open(), 100.5m, PositionScenario.Until(5)).Outcome);

    [Theory]
    [InlineData(0, "weak-impulse")]
    [InlineData(1, "hold")]
    public void WeakImpulseCandles_CandlesDoNotReachBackToTheSignal_NobodyKnows(int first, string outcome) =>
        Assert.Equal(outcome, Weak.Look(TestTrades.Open(), 100.5m, PositionScenario.From(first, 5)).Outcome);

    [Theory]
    [InlineData(4.99, "activity-drop")]
    [InlineData(5, "hold")]
    public void ActivityDropShare_MeanVolumeBelowIt_Leaves(decimal volume, string outcome) =>
        Assert.Equal(outcome, Quieting.Look(TestTrades.Open(), 101m, Volumes(4, volume)).Outcome);

    [Fact]
    public void ActivityWindowCandles_Mean_IsOfTheNewestCandlesOnly()
    {
        Candle loud = PositionScenario.At(1) with { Volume = 100m };
        Candle[] soft = [.. Enumerable.Range(2, 4).Select(Soft)];

        Assert.Equal("activity-drop", Quieting.Look(
            TestTrades.Open(), 101m, PositionScenario.Until(5, [loud, .. soft])).Outcome);
        Assert.Equal("hold", Quieting.Look(
            TestTrades.Open(), 101m, PositionScenario.Until(4, [loud, .. soft])).Outcome);
    }

    [Fact]
    public void ActivityWindowCandles_NotFullSinceTheBreakout_IsUnknown() =>
        Assert.Equal("hold", Quieting.Look(TestTrades.Open(), 101m, Volumes(3, 0m)).Outcome);

    [Theory]
    [InlineData(0, "activity-drop")]
    [InlineData(1, "hold")]
    public void ActivityDropShare_BreakoutCandleNotAtHand_IsUnknown(int first, string outcome) => Assert.Equal(
        outcome,
        Quieting.Look(
            TestTrades.Open(),
            101m,
            PositionScenario.From(first, 8, [.. Enumerable.Range(1, 8).Select(Soft)])).Outcome);

    [Fact]
    public void ActivityWindowCandles_Zero_NeverAsks() => Assert.Equal(
        "hold",
        (Quieting with { ActivityWindowCandles = 0 }).Look(TestTrades.Open(), 101m, Volumes(4, 0m)).Outcome);

    [Fact]
    public void ActivityDropShare_AfterTheFirstTarget_StillLeaves() => Assert.Equal(
        "activity-drop", Quieting.Look(PositionScenario.AfterTarget(), 101m, Volumes(4, 1m)).Outcome);

    // Ranges of 1 and 2 in turn: their mean is 1.5 and their deviation 0.5, so 3 deviations are at 3.
    [Theory]
    [InlineData(3, "hold")]
    [InlineData(3.001, "volatility")]
    public void VolatilityExitSigma_FallingCandleBeyondIt_Leaves(decimal range, string outcome) =>
        Assert.Equal(outcome, Wild.Look(TestTrades.Open(), 100.5m, Ranges(-25, 2, range)).Outcome);

    [Fact]
    public void VolatilityExitSigma_RisingOrFlatCandle_IsHeld()
    {
        CandleSeries falling = Ranges(-25, 2, 9m);
        Candle last = falling.Last;
        CandleSeries flat = new(
            falling.Symbol, falling.Timeframe, [.. falling.Candles[..^1], last with { Close = last.Open }]);

        Assert.Equal("volatility", Wild.Look(TestTrades.Open(), 100.5m, falling).Outcome);
        Assert.Equal("hold", Wild.Look(TestTrades.Open(), 100.5m, flat).Outcome);
    }

    [Theory]
    [InlineData(-18, "volatility")]
    [InlineData(-17, "hold")]
    public void VolatilityExitSigma_FewerThanTwentyBefore_IsUnknown(int first, string outcome) =>
        Assert.Equal(outcome, Wild.Look(TestTrades.Open(), 100.5m, Ranges(first, 2, 9m)).Outcome);

    [Fact]
    public void VolatilityExitSigma_OlderThanTwentyBefore_DoesNotCount()
    {
        Candle[] candles = [.. Ranges(-19, 2, 9m).Candles];
        candles[0] = candles[0] with { High = 500m };

        Assert.Equal("volatility", Wild.Look(
            TestTrades.Open(), 100.5m, new CandleSeries(RiskScenario.Symbol, Timeframe.M15, candles)).Outcome);
    }

    [Fact]
    public void VolatilityExitSigma_EqualRangesBefore_IsUnknown() => Assert.Equal("hold", Wild.Look(
        TestTrades.Open(),
        100.5m,
        PositionScenario.Until(2, PositionScenario.At(2) with { Low = 90m, Close = 99m })).Outcome);

    [Fact]
    public void VolatilityExitSigma_Zero_NeverAsks() => Assert.Equal("hold", (Wild with { VolatilityExitSigma = 0m })
        .Look(TestTrades.Open(), 100.5m, Ranges(-25, 2, 9m)).Outcome);

    [Fact]
    public void VolatilityExitSigma_SignalsOwnCandle_IsNotAnExit() =>
        Assert.Equal("hold", Wild.Look(TestTrades.Open(), 100.5m, Ranges(-25, 0, 9m)).Outcome);

    private static Candle Soft(int age) => PositionScenario.At(age) with { Volume = 1m };

    private static CandleSeries Volumes(int age, decimal volume) => PositionScenario.Until(
        age, [.. Enumerable.Range(1, age).Select(slot => PositionScenario.At(slot) with { Volume = volume })]);

    private static CandleSeries Ranges(int first, int age, decimal last)
    {
        Candle[] candles =
        [
            .. Enumerable.Range(first, age - first).Select(slot =>
                PositionScenario.At(slot) with { Low = 100m, High = slot % 2 == 0 ? 101m : 102m }),
            PositionScenario.At(age) with { Open = 101m, High = 102m, Low = 102m - last, Close = 100.4m },
        ];

        return new CandleSeries(RiskScenario.Symbol, Timeframe.M15, candles);
    }
}
