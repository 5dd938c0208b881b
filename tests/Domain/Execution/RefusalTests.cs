using Breakwater.Domain.Execution;
using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>What a venue's refusals may and may not lead to.</summary>
public sealed class RefusalTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    private static readonly ExitRules Rules =
        new([new ProfitTarget(1m, 0.4m)], 20m, 1m, 10, 2m, 0.1m, 3, 24m, 0.5m, 72m,
            0m, 0m, 0m, 0, 0m, 0, 0m, 0m, new AddOnRules(0m, 0m, 0m));

    [Theory]
    [InlineData(1, 49, true)]
    [InlineData(1, 50, false)]
    [InlineData(2, 99, true)]
    [InlineData(2, 100, false)]
    [InlineData(7, 3199, true)]
    [InlineData(9, 3200, false)]
    public void IsRefused_AfterSomeRefusals_RestsTwiceAsLongEachTime(int refusals, int seconds, bool expected)
    {
        Trade trade = TestTrades.Open();
        for (int i = 0; i < refusals; i++)
        {
            trade = trade.With(TradeLeg(trade, LegKind.Exit) with { State = LegState.Rejected });
        }

        Assert.Equal(expected, TradeSteps.IsRefused(trade, LegKind.Exit, Now.AddSeconds(seconds)));
    }

    [Fact]
    public void Exit_RefusedJustNow_IsNotPlannedAgain()
    {
        Trade open = TestTrades.Open();
        Trade refused = open.With(TradeLeg(open, LegKind.Exit) with { State = LegState.Rejected });

        Assert.Same(refused, refused.Exit("kill", 99m, Now.AddSeconds(15)));
        Assert.NotSame(refused, refused.Exit("kill", 99m, Now.AddSeconds(60)));
    }

    [Fact]
    public void Drop_TargetThatSoldNothing_IsNotCountedAsTaken()
    {
        Trade wished = TestTrades.Open().TakeTarget(1, 4m, 102m, Now);
        Leg target = wished.Legs.Single(leg => leg.Kind is LegKind.Target);

        Assert.Equal(1, wished.TargetsDone);
        Assert.Equal(0, wished.Drop(target, "nothing-free", Now).TargetsDone);
        Assert.Equal(0, wished.Answer(target, OrderStatus.Rejected).TargetsDone);
        Assert.Equal(1, wished.Answer(target, OrderStatus.Filled, TestTrades.Sale(9, 4m, 102m)).TargetsDone);
    }

    [Fact]
    public void Decide_PricePassedTheRaisedStopBeforeItWasPlaced_Leaves()
    {
        Trade raised = TestTrades.Open() with { StopPrice = 99.5m };

        PositionDecision decision = PositionRules.Decide(raised, new PositionLook(99.4m, null, Now), Rules);

        Assert.Equal("stop-passed", decision.Outcome);
        Assert.Contains(decision.Trade.Legs, leg => leg is { Kind: LegKind.Exit, State: LegState.Intent });
    }

    [Fact]
    public void Next_PlannedStopAfterAPartOfTheOldOneFilled_CoversWhatIsLeft()
    {
        Trade raised = TestTrades.Open().WithHigherStop(99m, "trail", Now);
        Leg old = raised.Legs.First(leg => leg.Kind is LegKind.Stop);
        Trade partly = raised.Report(old, OrderStatus.PartiallyFilled, Now, TestTrades.Sale(9, 3m, 98m));

        TradeStep.Send send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(partly, Now));

        Assert.Equal((LegKind.Stop, 7m), (send.Leg.Kind, send.Leg.Quantity));
    }

    [Fact]
    public void With_TheSameLeg_IsTheSameTrade()
    {
        Trade open = TestTrades.Open();

        Assert.Same(open, open.With(open.RestingStop! with { }));
    }

    private static Leg TradeLeg(Trade trade, LegKind kind)
    {
        string name = trade.NextLegName(kind);

        return new Leg(name, kind, ClientOrderId.For(trade.Id, name), OrderType.Market, 10m, null, null, Now);
    }
}
