using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Positions;

public sealed class PositionRulesTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    private static readonly ExitRules Rules =
        new([new ProfitTarget(1m, 0.4m), new ProfitTarget(2m, 0.3m)], 20m, 1m, 10, 2m, 0.1m, 3, 24m, 0.5m, 72m,
            0m, 0m, 0m, 0, 0m, 0, 0m, 0m, new AddOnRules(0m, 0m, 0m));

    [Theory]
    [InlineData(101.99, "hold")]
    [InlineData(102, "target-1")]
    public void Decide_FirstTarget_AtOneR(decimal bid, string outcome) =>
        Assert.Equal(outcome, Look(TestTrades.Open(), bid).Outcome);

    [Theory]
    [InlineData(98, 71.9, "hold")]
    [InlineData(98, 72.1, "max-hold")]
    [InlineData(97.5, 72.1, "max-hold")]
    public void Decide_BoughtAtItsStopOrBelow_IsHeldNoLongerThanAnyOther(decimal paid, double hours, string outcome)
    {
        Trade bought = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 10m, paid));
        var protect = Assert.IsType<TradeStep.Send>(TradeSteps.Next(bought, Now));
        Trade trade = bought.Answer(protect.Leg, OrderStatus.Open);
        var look = new PositionLook(101m, null, Now.AddHours(hours));

        Assert.Equal(outcome, PositionRules.Decide(trade, look, Rules).Outcome);
    }

    [Fact]
    public void Decide_FirstTarget_SellsItsShareAndLiftsTheStopOverTheEntry()
    {
        Trade taken = Look(TestTrades.Open(), 102m).Trade.Settled(102m);

        Assert.Equal((4m, 6m, 100.2m), (taken.SoldQuantity, taken.RestingStop!.Quantity, taken.RestingStop.StopPrice));
    }

    [Fact]
    [Trait("SeedDefect", "12")]
    public void Decide_SecondTarget_IsMeasuredFromTheInitialStop()
    {
        Trade taken = Look(TestTrades.Open(), 102m).Trade.Settled(102m);

        Assert.Equal(2m, taken.InitialRisk);
        Assert.Equal("hold", Look(taken, 103.99m).Outcome);
        Assert.Equal("target-2", Look(taken, 104m).Outcome);
    }

    [Fact]
    [Trait("SeedDefect", "13")]
    public void Decide_SecondTarget_IsAShareOfWhatWasBought()
    {
        Trade taken = Look(Look(TestTrades.Open(), 102m).Trade.Settled(102m), 104m).Trade.Settled(104m);

        Assert.Equal((7m, 3m), (taken.SoldQuantity, taken.RestingStop!.Quantity));
        Assert.Equal("hold", Look(taken, 500m).Outcome);
    }

    [Fact]
    [Trait("SeedDefect", "14")]
    public void Decide_TargetWish_SellsNothingWithoutAFill()
    {
        Trade wished = Look(TestTrades.Open(), 102m).Trade;

        Assert.Equal((10m, 0m), (wished.HeldQuantity, wished.SoldQuantity));
        Assert.Equal("hold", Look(wished, 104m).Outcome);
    }

    [Fact]
    [Trait("SeedDefect", "2")]
    public void Decide_ExitWish_ClosesOnlyOnAFill()
    {
        Trade wished = Look(TestTrades.Open(), 100m, hours: 73).Trade;

        Assert.Equal(TradeStatus.Open, wished.Status);
        Assert.Single(wished.Legs, leg => leg is { Kind: LegKind.Exit, State: LegState.Intent });
        Assert.Equal(TradeStatus.Closed, wished.Settled(100m).Status);
    }

    [Fact]
    public void Decide_TargetPartTooSmallToSell_StopRestsWhereTheTradeSaysItIs()
    {
        // A tenth of 0.4 is worth less than the venue's smallest order of 5.
        ExitRules rules = Rules with { Targets = [new ProfitTarget(1m, 0.1m), new ProfitTarget(2m, 0.3m)] };
        PositionDecision decision = PositionRules.Decide(
            TestTrades.Open(0.4m), new PositionLook(102m, null, Now), rules);

        Trade settled = decision.Trade.Settled(102m);

        Assert.Equal(settled.StopPrice, settled.RestingStop!.StopPrice);
    }

    [Fact]
    public void Decide_RestTooSmallToProtect_SellsEverything()
    {
        Trade trade = Look(TestTrades.Open(0.06m), 102m).Trade.Settled(102m);

        Assert.Equal((TradeStatus.Closed, 0.06m), (trade.Status, trade.SoldQuantity));
    }

    [Theory]
    [InlineData(0, "hold")]
    [InlineData(1, "failed-breakout")]
    [InlineData(3, "failed-breakout")]
    [InlineData(4, "hold")]
    public void Decide_CloseBackBelowTheLevel_IsAnExitOnlyWithinTheFirstCandles(int age, string outcome) =>
        Assert.Equal(outcome, Look(TestTrades.Open(), 99m, candles: After(age, 99.99m, 100m)).Outcome);

    [Fact]
    public void Decide_CloseAtTheLevel_IsHeld() =>
        Assert.Equal("hold", Look(TestTrades.Open(), 100m, candles: After(1, 100m, 100m)).Outcome);

    [Theory]
    [InlineData(24, 100.9, "hold")]
    [InlineData(24.1, 101, "hold")]
    [InlineData(24.1, 100.99, "time-stop")]
    [InlineData(72, 101, "hold")]
    [InlineData(72.1, 101, "max-hold")]
    public void Decide_Time_EndsWhatDoesNotMove(double hours, decimal bid, string outcome) =>
        Assert.Equal(outcome, Look(TestTrades.Open(), bid, hours).Outcome);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Decide_PriceZeroOrBelow_DecidesNothing(decimal bid)
    {
        Trade trade = TestTrades.Open();

        Assert.Same(trade, Look(trade, bid, hours: 100).Trade);
    }

    [Theory]
    [InlineData(LegState.Intent)]
    [InlineData(LegState.Submitted)]
    [InlineData(LegState.Unknown)]
    public void Decide_OrderInDoubt_DecidesNothing(LegState state)
    {
        Trade trade = TestTrades.Open();
        trade = trade.With(trade.RestingStop! with { State = state });

        Assert.Same(trade, Look(trade, 110m, hours: 100).Trade);
    }

    [Fact]
    public void Decide_NewHigh_TrailsBelowItByTheChandelier()
    {
        PositionDecision decision = Look(Taken(), 109m, candles: After(2, 109m, 112m));

        Assert.Equal(("trail", 108m), (decision.Outcome, decision.Trade.StopPrice));
        Assert.Equal(108m, decision.Trade.Settled(109m).RestingStop!.StopPrice);
    }

    [Fact]
    public void Decide_HighOfTheBreakoutCandle_DoesNotTrail() =>
        Assert.Equal("hold", Look(Taken(), 109m, candles: After(0, 109m, 120m)).Outcome);

    internal static PositionDecision Look(
        Trade trade, decimal bid, double hours = 0, CandleSeries? candles = null) =>
        PositionRules.Decide(trade, new PositionLook(bid, candles, Now.AddHours(hours)), Rules);

    internal static Trade Taken() =>
        Look(Look(TestTrades.Open(), 102m).Trade.Settled(102m), 104m).Trade.Settled(104m);

    /// <summary>Candles up to so many after the breakout; only the last one has this close and high.</summary>
    internal static CandleSeries After(int age, decimal close, decimal high)
    {
        DateTimeOffset breakout = RiskScenario.Breakout.CandleOpenTime;
        Candle[] candles =
        [
            .. Enumerable.Range(-5, age + 5).Select(slot => new Candle(
                breakout.AddMinutes(15 * slot), 100.5m, 101m, 100m, 100.5m, 1m)),
            new Candle(breakout.AddMinutes(15 * age), close, Math.Max(high, close), Math.Min(close, 99m), close, 1m),
        ];

        return new CandleSeries(RiskScenario.Symbol, Timeframe.M15, candles);
    }
}
