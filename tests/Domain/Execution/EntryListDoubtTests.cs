using Breakwater.Domain.Execution;
using static Breakwater.Domain.Tests.Execution.TestTrades;

namespace Breakwater.Domain.Tests.Execution;

/// <summary>What is known of one order of a list says something about the other.</summary>
public sealed class EntryListDoubtTests
{
    private static readonly DateTimeOffset AfterGrace = Now + TradeEvents.VisibilityGrace;

    [Fact]
    public void Next_StopWaitsBehindAFilledEntry_IsAskedForAndNotBypassed()
    {
        Trade trade = ListFilled().Report("s1", OrderStatus.Pending, Now);

        Assert.True(EntryList.IsOwed(trade));
        Assert.Equal("s1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, AfterGrace.AddTicks(-1))).Leg.Name);
        Assert.Equal("s1", Assert.IsType<TradeStep.Cancel>(TradeSteps.Next(trade, AfterGrace)).Leg.Name);
    }

    [Fact]
    public void Next_LastAnswerAboutTheWaitingStopIsUnknown_IsAskedForFirst()
    {
        Trade trade = ListFilled().Report("s1", OrderStatus.Pending, Now).Report("s1", OrderStatus.Unknown, AfterGrace);

        Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, AfterGrace));
    }

    [Fact]
    public void Next_EntryIsShownFilledInPart_ItsListIsTakenBackAfterTheGraceOnly()
    {
        Trade trade = ListSent().Report("e1", OrderStatus.PartiallyFilled, Now, Buy(1, 4m));

        Assert.Equal("e1", Assert.IsType<TradeStep.Query>(TradeSteps.Next(trade, Now)).Leg.Name);
        Assert.Equal("e1", Assert.IsType<TradeStep.Cancel>(TradeSteps.Next(trade, AfterGrace)).Leg.Name);
        Trade taken = trade.Report("e1", OrderStatus.Cancelled, AfterGrace);
        Assert.Equal(4m, Assert.IsType<TradeStep.Send>(TradeSteps.Next(taken, AfterGrace)).Leg.Quantity);
    }

    [Fact]
    public void Apply_NotFoundWhileTheOtherWasSeen_IsNeverSentAgain()
    {
        Trade stopSeen = ListSent().Report("s1", OrderStatus.Pending, Now)
            .Report("e1", OrderStatus.NotFound, AfterGrace);
        Trade bothSeen = ListSent().Report("e1", OrderStatus.Open, Now).Report("s1", OrderStatus.Pending, Now)
            .Report("e1", OrderStatus.NotFound, AfterGrace);
        Trade entrySeen = ListFilled().Report("s1", OrderStatus.NotFound, AfterGrace);

        Assert.Equal((LegState.Unknown, LegState.Unknown), (stopSeen.Entry!.State, bothSeen.Entry!.State));
        Assert.Equal(LegState.Cancelled, entrySeen.EntryStop!.State);
        var again = Assert.IsType<TradeStep.Send>(TradeSteps.Next(entrySeen, AfterGrace));
        Assert.Equal(("s2", null), (again.Leg.Name, again.Replacing));
    }

    [Fact]
    public void Apply_SeenAfterTheOtherWasBelievedLost_TheOtherIsInDoubtAgain()
    {
        Trade entryLost = ListSent().Report("e1", OrderStatus.NotFound, AfterGrace);
        Trade stopLost = ListSent().Report("s1", OrderStatus.NotFound, AfterGrace);

        Assert.Equal((LegState.Intent, LegState.Intent), (entryLost.Entry!.State, stopLost.EntryStop!.State));
        Assert.Equal(LegState.Unknown, entryLost.Report("s1", OrderStatus.Open, AfterGrace).Entry!.State);
        Assert.Equal(
            LegState.Unknown,
            stopLost.Report("e1", OrderStatus.Filled, AfterGrace, Buy(1, 10m)).EntryStop!.State);
    }

    [Fact]
    public void Apply_BothLost_AreSentAgainTogether()
    {
        Trade trade = ListSent().Report("e1", OrderStatus.NotFound, AfterGrace)
            .Report("s1", OrderStatus.NotFound, AfterGrace);

        var again = Assert.IsType<TradeStep.SendList>(TradeSteps.Next(trade, AfterGrace));
        Assert.Equal(("e1", "s1"), (again.Entry.Name, again.Stop.Name));
    }

    [Fact]
    public void Apply_StopRefusedWhenItWasToBePlaced_AnotherIsTriedBeforeTheSale()
    {
        Trade trade = ListFilled().Report("s1", OrderStatus.Rejected, Now);

        Assert.Equal(LegKind.Stop, Assert.IsType<TradeStep.Send>(TradeSteps.Next(trade, Now)).Leg.Kind);
    }
}
