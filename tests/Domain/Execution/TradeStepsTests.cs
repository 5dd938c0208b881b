using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

public sealed class TradeStepsTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    [Fact]
    public void Next_NewTrade_SendsTheEntry()
    {
        var send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(TestTrades.Entering(), Now));

        Assert.Equal((LegKind.Entry, "bw-t1-e1"), (send.Leg.Kind, send.Leg.ClientOrderId));
    }

    [Fact]
    public void Next_EntryTooLate_IsDropped() => Assert.Equal(
        "expired",
        Assert.IsType<TradeStep.Drop>(TradeSteps.Next(TestTrades.Entering(), Now.AddMinutes(31))).Reason);

    [Theory]
    [InlineData(LegState.Submitted)]
    [InlineData(LegState.Unknown)]
    public void Next_AnswerOwed_IsAskedForBeforeAnythingElse(LegState state)
    {
        Trade trade = TestTrades.Open().Exit("kill", 100m, Now);
        trade = trade.With(trade.RestingStop! with { State = state });

        Assert.Equal("s1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, Now)).Leg.Name);
    }

    [Theory]
    [InlineData(OrderStatus.Open)]
    [InlineData(OrderStatus.PartiallyFilled)]
    public void Next_ImmediateOrderStillWorking_IsAskedForAgain(OrderStatus seen)
    {
        Trade entering = TestTrades.Entering().Sent(LegKind.Entry, seen);
        Trade exiting = TestTrades.Open().Exit("kill", 100m, Now);
        exiting = exiting.Report(exiting.RestingStop!, OrderStatus.Cancelled, Now).Sent(LegKind.Exit, seen);

        Assert.IsType<TradeStep.Query>(TradeSteps.Next(entering, Now));
        Assert.IsType<TradeStep.Query>(TradeSteps.Next(exiting, Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    public void Next_EntryFilled_ProtectsAllThatCanBeSold(decimal feeRate)
    {
        Trade trade = TestTrades.Entering()
            .Sent(LegKind.Entry, OrderStatus.Expired, TestTrades.Buy(1, 3.333m, 100m, feeRate));

        var send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now));

        Assert.Equal((LegKind.Stop, OrderType.StopMarket, 98m), (send.Leg.Kind, send.Leg.Type, send.Leg.StopPrice));
        Assert.Equal(trade.SellableQuantity, send.Leg.Quantity);
    }

    [Fact]
    public void Next_StopRefused_SellsAtMarket()
    {
        Trade trade = TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 10m));
        var protect = Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now));

        var sale = Assert.IsType<TradeStep.Send>(
            TradeSteps.Next(trade.Answer(protect.Leg, OrderStatus.Rejected), Now));

        Assert.Equal((LegKind.Exit, OrderType.Market, 10m), (sale.Leg.Kind, sale.Leg.Type, sale.Leg.Quantity));
    }

    [Fact]
    public void Next_Exit_CancelsTheStopFirstThenSellsEverythingOnce()
    {
        Trade trade = TestTrades.Open().Exit("time-stop", 101m, Now);
        Assert.IsType<TradeStep.Cancel>(TradeSteps.Next(trade, Now));

        Trade closed = trade.Settled(101m);

        Assert.Equal(TradeStatus.Closed, closed.Status);
        Assert.Equal(10m, closed.Legs.Single(leg => leg.Kind is LegKind.Exit).FilledQuantity);
    }

    [Fact]
    public void Exit_SecondWish_ChangesNothing()
    {
        Trade trade = TestTrades.Open().Exit("kill", 101m, Now);

        Assert.Same(trade, trade.Exit("time-stop", 101m, Now));
    }

    [Fact]
    public void Next_ExitFilledInPart_ProtectsTheRest()
    {
        Trade trade = TestTrades.Open().Exit("kill", 101m, Now);
        trade = trade.Report(trade.RestingStop!, OrderStatus.Cancelled, Now)
            .Sent(LegKind.Exit, OrderStatus.Expired, TestTrades.Sale(9, 6m));

        var send = Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now));

        Assert.Equal((LegKind.Stop, 4m), (send.Leg.Kind, send.Leg.Quantity));
    }

    [Theory]
    [InlineData(OrderStatus.Rejected, 0)]
    [InlineData(OrderStatus.Expired, 1)]
    public void Next_TargetNotSoldInFull_StopGrowsBackToTheWholePosition(OrderStatus status, decimal sold)
    {
        Trade taking = TestTrades.Open().TakeTarget(1, 4m, 102m, Now);
        var move = Assert.IsType<TradeStep.Send>(TradeSteps.Next(taking, Now));
        taking = taking.Report(move.Replacing!, OrderStatus.Cancelled, Now).Answer(move.Leg, OrderStatus.Open);
        Fill[] fills = sold > 0m ? [TestTrades.Sale(9, sold)] : [];

        Trade rest = taking.Sent(LegKind.Target, status, fills).Settled(102m);

        Assert.Equal(rest.SellableQuantity, rest.RestingStop!.Quantity);
    }

    [Fact]
    public void Next_OldStopNotFoundWhileTheNewOneRests_IsNotPlacedAgain()
    {
        Trade moving = TestTrades.Open().WithHigherStop(99m, "trail", Now);
        var move = Assert.IsType<TradeStep.Send>(TradeSteps.Next(moving, Now));
        DateTimeOffset later = Now.AddMinutes(1);
        Trade moved = moving
            .Report(move.Replacing!, OrderStatus.NotFound, later)
            .Answer(move.Leg, OrderStatus.Open);

        Assert.IsNotType<TradeStep.Send>(TradeSteps.Next(moved, later));
    }

    [Fact]
    public void Next_TradeEnded_IsRest()
    {
        Trade closed = TestTrades.Open().Exit("kill", 101m, Now).Settled(101m);

        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(closed, Now));
    }

    [Fact]
    public void ForEntry_LargerDearerOrWithoutLimit_IsRefused()
    {
        Trade trade = TestTrades.Entering();
        Leg entry = trade.Entry!;

        Assert.Throws<ArgumentException>(
            () => OrderRequest.ForEntry(trade.Approval, entry with { Quantity = 10.001m }));
        Assert.Throws<ArgumentException>(() => OrderRequest.ForEntry(trade.Approval, entry with { Price = 101.51m }));
        Assert.Throws<ArgumentException>(() => OrderRequest.ForEntry(trade.Approval, entry with { Price = null }));
        Assert.Throws<ArgumentException>(() => OrderRequest.ForReduction(trade.Symbol, entry));
    }
}
