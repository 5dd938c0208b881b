using Breakwater.Domain.Execution;
using Breakwater.Domain.Tests.Positions;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>Just allowed and just not: what the venue's and our own limits mean at their edge.</summary>
public sealed class TradeBoundaryTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;

    [Theory]
    [InlineData(0, typeof(TradeStep.Send))]
    [InlineData(1, typeof(TradeStep.Drop))]
    public void Next_Entry_MayBeSentUntilTheSignalExpires(int ticksAfter, Type step)
    {
        Trade entering = TestTrades.Entering();

        Assert.IsType(step, TradeSteps.Next(entering, entering.Signal.ExpiresAt.AddTicks(ticksAfter)));
    }

    [Theory]
    [InlineData(0.05, 0.001, false)]
    [InlineData(0.049, 0.001, true)]
    [InlineData(0.06, 0.06, false)]
    [InlineData(0.059, 0.06, true)]
    public void IsSold_LessThanTheSmallestOrder_IsNothing(decimal quantity, decimal least, bool expected)
    {
        Trade trade = TestTrades.Entering(quantity);
        trade = trade with { Instrument = trade.Instrument with { MinQuantity = least } };

        Assert.Equal(
            expected, trade.Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, quantity)).IsSold);
    }

    [Fact]
    public void WithHigherStop_SameOrLowerPrice_ChangesNothing()
    {
        Trade open = TestTrades.Open();

        Assert.Same(open, open.WithHigherStop(98m, "trail", Now));
        Assert.Same(open, open.WithHigherStop(98.009m, "trail", Now));
        Assert.Same(open, open.WithHigherStop(97m, "trail", Now));
    }

    [Fact]
    public void OrderRequest_KindThatMayNot_IsRefused()
    {
        Trade trade = TestTrades.Entering();
        Leg entry = trade.Entry!;

        Assert.Throws<ArgumentException>(
            () => OrderRequest.ForEntry(trade.Approval, entry with { Kind = LegKind.Target }));
        Assert.Throws<ArgumentException>(
            () => OrderRequest.ForReduction(trade.Symbol, entry with { Kind = LegKind.None }));
        Assert.Equal(OrderSide.Buy, OrderRequest.ForEntry(trade.Approval, entry).Side);
        Assert.Equal(OrderSide.Sell, OrderRequest.ForReduction(trade.Symbol, entry with { Kind = LegKind.Exit }).Side);
    }

    [Fact]
    public void Next_NothingIsFreeAndTheVenueSetsNoMinimum_TargetIsDropped()
    {
        Trade taking = TestTrades.Open().TakeTarget(1, 4m, 102m, Now);
        taking = taking with { Instrument = taking.Instrument with { MinQuantity = 0m } };
        Trade refused = taking.Sent(LegKind.Stop, OrderStatus.Rejected);

        TradeStep.Drop drop = Assert.IsType<TradeStep.Drop>(TradeSteps.Next(refused, Now));

        Assert.Equal((LegKind.Target, "nothing-free"), (drop.Leg.Kind, drop.Reason));
    }

    [Fact]
    public void Decide_BoughtAtTheStop_HasNoRAndIsLeftToItsStopAndItsTime()
    {
        Trade trade = TestTrades.Entering()
            .Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, 10m, 98m)).Settled(98m);

        Assert.Equal(0m, trade.InitialRisk);
        Assert.Same(trade, PositionScenario.Quiet.Look(trade, 101m, hours: 999).Trade);
    }

    [Theory]
    [InlineData(LegState.Submitted)]
    [InlineData(LegState.Unknown)]
    [InlineData(LegState.PartiallyFilled)]
    public void Of_StopNotKnownToRestUntouched_IsUnknown(LegState state)
    {
        Trade ready = AddOnScenario.Ready();
        Leg stop = ready.RestingStop!;
        Trade touched = ready.With(stop with { Fills = [TestTrades.Sale(9, 1m)] });

        Assert.NotNull(AddOnRisk.Of(ready, 5m, 101m));
        Assert.Null(AddOnRisk.Of(ready.With(stop with { State = state }), 5m, 101m));
        Assert.True(TradeSteps.IsCovered(touched));
        Assert.Null(AddOnRisk.Of(touched, 5m, 101m));
    }

    [Fact]
    public void Allows_PurchaseWithoutALimit_IsNotAllowed()
    {
        Trade planned = AddOnScenario.Planned();

        Assert.True(AddOnRisk.Allows(planned, planned.AddOn()));
        Assert.False(AddOnRisk.Allows(planned, planned.AddOn() with { Price = null }));
    }
}
