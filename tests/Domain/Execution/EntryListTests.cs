using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Risk;

namespace Breakwater.Domain.Tests.Execution;

public sealed class EntryListTests
{
    private static readonly DateTimeOffset Now = TestTrades.Now;
    private static readonly DateTimeOffset AfterGrace = Now + TradeEvents.VisibilityGrace;

    [Theory]
    [InlineData(true, true, ListKind.Opo)]
    [InlineData(true, false, ListKind.Oto)]
    [InlineData(false, true, ListKind.None)]
    [InlineData(false, false, ListKind.None)]
    public void KindFor_Flags_IsTheListThatTheVenueTakes(bool oto, bool opo, ListKind expected)
    {
        var permissions = new VenuePermissions(VenueStatus.Trading, VenueOrderTypes.Limit)
        {
            AllowsOto = oto, AllowsOpo = opo,
        };

        Assert.Equal(expected, EntryList.KindFor(RiskScenario.Instrument with { Permissions = permissions }));
    }

    [Fact]
    public void WithStop_PermissionsUnknown_StaysAsItIs()
    {
        Trade trade = TestTrades.Entering();

        Assert.Same(trade, trade.WithStop(10m));
    }

    [Theory]
    [InlineData(ListKind.Opo, 10)]
    [InlineData(ListKind.Oto, 9.99)]
    public void WithStop_Allowed_StopIsStoredWithWhatItWillSell(ListKind kind, decimal quantity)
    {
        Trade trade = TestTrades.Listed(kind);

        var both = Assert.IsType<TradeStep.SendList>(TradeSteps.Next(trade, Now));
        Assert.Equal((10m, quantity, 98m), (both.Entry.Quantity, both.Stop.Quantity, both.Stop.StopPrice));
    }

    [Fact]
    public void WithStop_StopWorthLessThanTheVenueTakes_StaysAsItIs()
    {
        // 0.051 at 98 is 4.998, below the smallest order of 5.
        Assert.Equal(ListKind.None, TestTrades.Listed(ListKind.Opo, 0.051m).EntryList);
        Assert.Equal(ListKind.Opo, TestTrades.Listed(ListKind.Opo, 0.053m).EntryList);
    }

    [Fact]
    public void Next_SignalExpired_BothAreGivenUp()
    {
        Trade trade = TestTrades.Listed(ListKind.Opo);
        DateTimeOffset late = trade.Signal.ExpiresAt.AddTicks(1);

        var drop = Assert.IsType<TradeStep.Drop>(TradeSteps.Next(trade, late));
        Trade dropped = trade.Drop(drop.Leg, drop.Reason, late);

        Assert.Equal(TradeStatus.Abandoned, dropped.Status);
        Assert.All(dropped.Legs, leg => Assert.Equal(LegState.Cancelled, leg.State));
    }

    [Fact]
    public void Apply_FilledAndPlaced_StopCoversWhatTheVenueLetItSell()
    {
        Trade trade = Sent().Report("e1", OrderStatus.Filled, Now, TestTrades.Buy(1, 10m, 100m, 0.00015m))
            .Report("s1", OrderStatus.Open, Now.AddSeconds(3));

        // 10 - 0.0015 is 9.9985, on the lot step 9.998.
        Assert.Equal((9.998m, Now), (trade.RestingStop!.Quantity, trade.RestingStop.RestsSince));
        Assert.True(TradeSteps.IsCovered(trade));
        Assert.IsType<TradeStep.Rest>(TradeSteps.Next(trade, Now));
    }

    [Fact]
    public void Apply_CommissionInAnotherAsset_StopCoversAllThatWasBought()
    {
        Fill fill = new(1, 100m, 10m, 0.01m, "BNB", Now);

        Trade trade = Sent().Report("e1", OrderStatus.Filled, Now, fill).Report("s1", OrderStatus.Open, Now);

        Assert.Equal(10m, trade.RestingStop!.Quantity);
        Assert.True(TradeSteps.IsCovered(trade));
    }

    [Fact]
    public void Next_StopWaitsBehindAFilledEntry_IsAskedForAndNotBypassed()
    {
        Trade trade = Filled().Report("s1", OrderStatus.Pending, Now);

        Assert.True(EntryList.IsOwed(trade));
        Assert.Equal("s1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, AfterGrace.AddTicks(-1))).Leg.Name);
        Assert.Equal("s1", Assert.IsType<TradeStep.Cancel>(TradeSteps.Next(trade, AfterGrace)).Leg.Name);
    }

    [Fact]
    public void Next_LastAnswerAboutTheWaitingStopIsUnknown_IsAskedForFirst()
    {
        Trade trade = Filled().Report("s1", OrderStatus.Pending, Now).Report("s1", OrderStatus.Unknown, AfterGrace);

        Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, AfterGrace));
    }

    [Fact]
    public void Next_EntryIsShownFilledInPart_ItsListIsTakenBackAfterTheGraceOnly()
    {
        Trade trade = Sent().Report("e1", OrderStatus.PartiallyFilled, Now, TestTrades.Buy(1, 4m));

        Assert.Equal("e1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, Now)).Leg.Name);
        Assert.Equal("e1", Assert.IsType<TradeStep.Cancel>(TradeSteps.Next(trade, AfterGrace)).Leg.Name);
        Trade taken = trade.Report("e1", OrderStatus.Cancelled, AfterGrace);
        Assert.Equal(4m, Assert.IsType<TradeStep.Send>(TradeSteps.Next(taken, AfterGrace)).Leg.Quantity);
    }

    [Fact]
    public void Apply_NotFoundWhileTheOtherWasSeen_IsNeverSentAgain()
    {
        Trade stopSeen = Sent().Report("s1", OrderStatus.Pending, Now).Report("e1", OrderStatus.NotFound, AfterGrace);
        Trade entrySeen = Filled().Report("s1", OrderStatus.NotFound, AfterGrace);

        Assert.Equal(LegState.Unknown, stopSeen.Entry!.State);
        Assert.Equal(LegState.Cancelled, entrySeen.EntryStop!.State);
        var again = Assert.IsType<TradeStep.Send>(TradeSteps.Next(entrySeen, AfterGrace));
        Assert.Equal(("s2", null), (again.Leg.Name, again.Replacing));
    }

    [Fact]
    public void Apply_SeenAfterTheOtherWasBelievedLost_TheOtherIsInDoubtAgain()
    {
        Trade entryLost = Sent().Report("e1", OrderStatus.NotFound, AfterGrace);
        Trade stopLost = Sent().Report("s1", OrderStatus.NotFound, AfterGrace);

        Assert.Equal((LegState.Intent, LegState.Intent), (entryLost.Entry!.State, stopLost.EntryStop!.State));
        Assert.Equal(LegState.Unknown, entryLost.Report("s1", OrderStatus.Open, AfterGrace).Entry!.State);
        Assert.Equal(
            LegState.Unknown,
            stopLost.Report("e1", OrderStatus.Filled, AfterGrace, TestTrades.Buy(1, 10m)).EntryStop!.State);
    }

    [Fact]
    public void Apply_BothLost_AreSentAgainTogether()
    {
        Trade trade = Sent().Report("e1", OrderStatus.NotFound, AfterGrace)
            .Report("s1", OrderStatus.NotFound, AfterGrace);

        var again = Assert.IsType<TradeStep.SendList>(TradeSteps.Next(trade, AfterGrace));
        Assert.Equal(("e1", "s1"), (again.Entry.Name, again.Stop.Name));
    }

    [Fact]
    public void Apply_StopRefusedWhenItWasToBePlaced_AnotherIsTriedBeforeTheSale()
    {
        Trade trade = Filled().Report("s1", OrderStatus.Rejected, Now);

        Assert.Equal(LegKind.Stop, Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now)).Leg.Kind);
    }

    private static Trade Filled() => Sent().Report("e1", OrderStatus.Filled, Now, TestTrades.Buy(1, 10m));

    private static Trade Sent()
    {
        Trade trade = TestTrades.Listed(ListKind.Opo);

        return trade.SendingList((trade.Entry!, trade.EntryStop!), Now);
    }
}

file static class Reports
{
    public static Trade Report(
        this Trade trade, string leg, OrderStatus status, DateTimeOffset now, params Fill[] fills) =>
        trade.Report(trade.Legs.Single(other => other.Name == leg), status, now, fills);
}
