using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 3 in one request: the venue places the stop in the moment in which the entry is filled.</summary>
public sealed class ListedEntryTests
{
    [Theory]
    [InlineData(ListKind.Opo)]
    [InlineData(ListKind.Oto)]
    public async Task Entry_VenueTakesLists_IsProtectedByTheOneRequest(ListKind kind)
    {
        TradeLife life = await TradeLife.OpenAsync(kind);

        Assert.Equal(1, life.World.Venue.Requests);
        OrderListRequest list = Assert.Single(life.World.Venue.Lists);
        Assert.Equal(kind, list.Kind);
        Trade trade = await life.TradeAsync();
        Assert.Equal(["e1", "s1"], trade.Legs.Select(leg => leg.Name));
        // 28.571 bought, a thousandth of it paid as commission, the rest down to the lot step.
        Assert.Equal(28.542m, Assert.Single(life.World.Venue.Resting).Quantity);
        Assert.Equal((28.542m, LegState.Accepted), (trade.RestingStop!.Quantity, trade.RestingStop.State));
        Assert.Equal(TimeSpan.Zero, Exposure.Of(trade, life.World.Clock.Now));
        await life.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(ListKind.Opo)]
    [InlineData(ListKind.Oto)]
    public async Task Entry_NoCommissionInBase_StopCoversAllOfIt(ListKind kind)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: kind);
        life.World.Venue.FeeRate = 0m;

        await life.EnterAsync();

        // An OTO was sent with what the fee would have left: the stop is made larger in one more request.
        Assert.Equal(kind is ListKind.Opo ? 1 : 2, life.World.Venue.Requests);
        Assert.Equal(28.571m, Assert.Single(life.World.Venue.Resting).Quantity);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_CommissionAboveWhatTheRulesSay_StopOfAnOtoIsPlacedAgain()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Oto);
        life.World.Venue.FeeRate = 0.002m;

        await life.EnterAsync();

        await life.AssertAtRestAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal(TradeStatus.Open, trade.Status);
        Assert.Equal((LegState.Expired, "s2"), (trade.EntryStop!.State, trade.RestingStop!.Name));
    }

    [Theory]
    [InlineData(ListKind.Opo)]
    [InlineData(ListKind.Oto)]
    public async Task Entry_FilledInPart_WhatWasFilledHasAStopOfItsOwn(ListKind kind)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: kind);
        life.World.Venue.NextFillShare = 0.5m;

        await life.EnterAsync();

        await life.AssertAtRestAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal((TradeStatus.Open, LegState.Expired), (trade.Status, trade.EntryStop!.State));
        Assert.Equal(14.285m, trade.BoughtQuantity);
        Assert.Equal(("s2", 14.270m), (trade.RestingStop!.Name, trade.RestingStop.Quantity));
        Assert.Equal(2, life.World.Venue.Requests);
    }

    [Fact]
    public async Task Entry_NotFilled_IsAbandonedWithItsStop()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextFillShare = 0m;

        await life.EnterAsync();

        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_Refused_IsOneFailureAndNothingIsSentAgain()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.FailSubmit(VenueFault.Rejected);

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        Trade trade = await life.TradeAsync();
        Assert.Equal(TradeStatus.Abandoned, trade.Status);
        Assert.All(trade.Legs, leg => Assert.Equal(LegState.Rejected, leg.State));
        Assert.Equal(1, life.World.Venue.Requests);
        Assert.Single((await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Failures);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_FilledWithLessThanTheVenueSells_IsClosedAsRemainder()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextFillShare = 0.001m;

        await life.EnterAsync();
        await life.Driver.RecoverAsync(1);

        Assert.Empty(life.Driver.DeadLetters);
        Assert.Equal(TradeStatus.Closed, (await life.TradeAsync()).Status);
        Assert.Equal(0m, (await life.Reader.Reports.PerformanceAsync(CancellationToken.None)).Difference);
    }

    [Fact]
    public async Task Life_ToItsEnd_IsReportedWithTheTimeWithoutAStop()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        foreach (string moment in TradeLife.Moments)
        {
            await life.ToAsync(moment);
        }

        await life.AssertFlatAsync();
        var performance = await life.Reader.Reports.PerformanceAsync(CancellationToken.None);
        Assert.Equal((1, 0L, 0L), (
            performance.Unprotected.Trades, performance.Unprotected.MaxMs, performance.Unprotected.P95Ms));
    }
}
