using Breakwater.Domain.Execution;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Tests.Execution;

namespace Breakwater.Domain.Tests.Positions;

public sealed class PositionPhaseTests
{
    [Theory]
    [InlineData(98, TradePhase.Running)]
    [InlineData(98.01, TradePhase.Trailing)]
    [InlineData(99.99, TradePhase.Trailing)]
    [InlineData(100, TradePhase.BreakEven)]
    [InlineData(100.2, TradePhase.BreakEven)]
    [InlineData(100.21, TradePhase.Trailing)]
    public void Of_OpenTrade_IsReadFromItsStop(decimal stop, TradePhase phase) =>
        Assert.Equal(phase, PhaseOf(TestTrades.Open().WithHigherStop(stop, "any", PositionScenario.Now)));

    [Fact]
    public void Of_NewTrade_IsEntering() => Assert.Equal(TradePhase.Entering, PhaseOf(TestTrades.Entering()));

    [Fact]
    [Trait("SeedDefect", "29")]
    public void Of_TargetTaken_IsPartiallyClosedAndNotClosed() =>
        Assert.Equal(TradePhase.PartiallyClosed, PhaseOf(PositionScenario.AfterTarget()));

    [Fact]
    public void Of_TargetOnlyWished_IsNotPartiallyClosed() => Assert.Equal(
        TradePhase.Running, PhaseOf(TestTrades.Open().TakeTarget(1, 4m, 102m, PositionScenario.Now)));

    [Fact]
    public void Of_EndedTrade_IsClosed()
    {
        Trade sold = TestTrades.Open().Exit("kill", 100m, PositionScenario.Now).Settled(100m);

        Assert.Equal(TradePhase.Closed, PhaseOf(sold));
        Assert.Equal(TradePhase.Closed, PhaseOf(TestTrades.Entering().Sent(LegKind.Entry, OrderStatus.Expired)));
    }

    [Fact]
    public void Of_StopAtBreakEvenBeforeTheAddOn_StillIs()
    {
        Trade raised = AddOnScenario.Ready();
        Trade added = AddOnScenario.Decide(raised).Trade.Settled(101m);

        Assert.Equal(15m, added.BoughtQuantity);
        Assert.Equal(TradePhase.BreakEven, PhaseOf(added));
    }

    private static TradePhase PhaseOf(Trade trade) => PositionPhase.Of(trade, PositionScenario.Quiet);
}
