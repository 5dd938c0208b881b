using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>What was worth an order when it was bought and is refused as too small now; the smallest is 5.</summary>
public sealed class LeftOverTests
{
    private const string TooSmall = "-1013 Filter failure: NOTIONAL";
    private static readonly DateTimeOffset Now = TestTrades.Now;

    [Theory]
    [InlineData("-1013 Filter failure: NOTIONAL", true)]
    [InlineData("-1013 Filter failure: MIN_NOTIONAL", true)]
    [InlineData("denied: NOTIONAL 4.9 5", true)]
    [InlineData("-1013 Filter failure: LOT_SIZE", false)]
    [InlineData("-2010 Account has insufficient balance for requested action.", false)]
    [InlineData(null, false)]
    public void Refused_ByItsWords_IsTooSmall(string? reason, bool expected)
    {
        var report = OrderReport.Refused("bw-t1-x1", reason);

        Assert.Equal((OrderStatus.Rejected, reason, expected), (report.Status, report.Reason, report.IsTooSmall));
    }

    [Theory]
    [InlineData(0.06, TooSmall, TradeStatus.Closed)]
    [InlineData(0.099, TooSmall, TradeStatus.Closed)]
    [InlineData(0.1, TooSmall, TradeStatus.Open)]
    [InlineData(0.06, "-1013 Filter failure: LOT_SIZE", TradeStatus.Open)]
    public void Exit_Refused_LeavesARemainderOnlyIfLittleIsTooSmall(
        decimal quantity, string reason, TradeStatus expected)
    {
        Trade refused = Refused(Unprotected(quantity), reason);

        Assert.Equal((expected, quantity), (refused.Status, refused.HeldQuantity));
        Assert.Equal(expected is TradeStatus.Closed, refused.IsSold);
    }

    [Fact]
    public void Exit_RefusedAsTooSmall_AfterwardsMoreTurnsUp_IsSoldLikeAnyOther()
    {
        Trade closed = Refused(Unprotected(0.06m), TooSmall);

        Trade more = closed.Adopt(
            closed.Entry!,
            new OrderReport(closed.Entry!.ClientOrderId, OrderStatus.Filled, [TestTrades.Buy(2, 0.001m)]),
            Now);

        Assert.Equal((TradeStatus.Open, false), (more.Status, more.IsSold));
        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(more, Now));
        Assert.IsType<TradeStep.Send>(TradeSteps.Next(more, Now.AddHours(1)));
    }

    [Fact]
    public void Stop_RefusedAsTooSmall_IsFollowedByAnExit()
    {
        Trade bare = Bought(0.06m);
        Leg stop = Assert.IsType<TradeStep.Send>(TradeSteps.Next(bare, Now)).Leg;

        Trade refused = bare.Sending(stop, Now).Apply(stop, OrderReport.Refused(stop.ClientOrderId, TooSmall), Now);

        Assert.False(refused.IsSold);
        Assert.Equal(LegKind.Exit, Assert.IsType<TradeStep.Send>(TradeSteps.Next(refused, Now)).Leg.Kind);
    }

    private static Trade Bought(decimal quantity) => TestTrades.Entering(quantity)
        .Sent(LegKind.Entry, OrderStatus.Filled, TestTrades.Buy(1, quantity));

    // The price has passed the stop before it came.
    private static Trade Unprotected(decimal quantity)
    {
        Trade bare = Bought(quantity);

        return bare.Answer(Assert.IsType<TradeStep.Send>(TradeSteps.Next(bare, Now)).Leg, OrderStatus.Rejected);
    }

    private static Trade Refused(Trade trade, string reason)
    {
        Leg exit = Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now)).Leg;
        Assert.Equal(LegKind.Exit, exit.Kind);

        return trade.Sending(exit, Now).Apply(exit, OrderReport.Refused(exit.ClientOrderId, reason), Now);
    }
}
