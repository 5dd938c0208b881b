using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A stop that waits for its entry protects nothing, and never for long.</summary>
public sealed class ListedWaitingTests
{
    [Theory]
    [InlineData(VenueFault.None)]
    [InlineData(VenueFault.DoneButUnknown)]
    public async Task Stop_ShownAsWaitingForAWhile_IsAskedForUntilItRests(VenueFault fault)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextPendingFor = 4;
        life.World.Venue.FailSubmit(fault);

        await life.EnterAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(1, life.World.Venue.Requests);
        Trade trade = await life.TradeAsync();
        Assert.Equal(("s1", LegState.Accepted), (trade.RestingStop!.Name, trade.RestingStop.State));
        Assert.True(life.World.Clock.Now - trade.CreatedAt <= TradeEvents.VisibilityGrace);
    }

    [Fact]
    public async Task Stop_ShownAsWaitingForEver_IsTakenBackAndReplaced()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextPendingFor = int.MaxValue;

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal(("s2", LegState.Cancelled), (trade.RestingStop!.Name, trade.EntryStop!.State));
        Assert.Equal(2, life.World.Venue.Requests);
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Stop_ShownAsWaitingForEverAndTakingItBackIsUnknown_IsReplaced(VenueFault fault)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextPendingFor = int.MaxValue;
        life.World.Venue.FailCancel(fault, fault);

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Stop_Waits_IsNoFailureOfTheVenue()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextPendingFor = 2;

        await life.EnterAsync();

        Assert.Empty((await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Failures);
    }

    [Fact]
    public async Task Stop_HitRightAfterTheFill_TradeIsClosedAndNothingSoldTwice()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextPendingFor = 1;
        await life.EnterNowAsync();

        life.World.Price(life.Symbol, 97.5m);
        await life.Driver.RecoverAsync();

        await life.AssertFlatAsync();
        Assert.Equal(1, life.World.Venue.Requests);
    }

    [Fact]
    public async Task Stop_PriceIsThroughItWhenTheEntryFills_PositionIsSoldAtMarket()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.Arriving = _ =>
        {
            life.World.Market.SetTop(life.Symbol, 97m, 97.1m);

            return Task.CompletedTask;
        };

        await life.EnterAsync();

        await life.AssertFlatAsync();
        Assert.Equal("stop-refused", (await life.TradeAsync()).ExitReason);
    }
}
