using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 2 for a list: one answer is owed for each of its orders, and one order proves the other.</summary>
public sealed class ListedUnknownTests
{
    [Theory]
    [InlineData(ListKind.Opo)]
    [InlineData(ListKind.Oto)]
    public async Task List_DoneButUnknown_IsFoundByQueryAndNeverSentAgain(ListKind kind)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: kind);
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(1, life.World.Venue.Requests);
        Assert.Equal(TimeSpan.Zero, Exposure.Of(await life.TradeAsync(), life.World.Clock.Now));
    }

    [Fact]
    public async Task List_LostAndUnknown_IsSentAgainOnlyAfterTheGraceWithTheSameIds()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);

        await life.EnterNowAsync();
        Assert.Empty(life.World.Venue.Orders);
        Assert.All((await life.TradeAsync()).Legs, leg => Assert.Equal(LegState.Unknown, leg.State));
        life.World.Clock.Advance(TradeEvents.VisibilityGrace - TimeSpan.FromMilliseconds(1));
        await life.Driver.DrainAsync();
        Assert.Empty(life.World.Venue.Orders);
        await life.Driver.QuietAsync();

        Assert.Equal(2, life.World.Venue.Requests);
        Assert.Equal(
            (await life.TradeAsync()).Legs.Select(leg => leg.ClientOrderId),
            life.World.Venue.Orders.Select(order => order.ClientOrderId));
        await life.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task List_InvisibleToTheFirstQueries_IsNotSentAgain(int queries)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextInvisibleFor = queries;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterNowAsync();
        for (int second = 0; second < 14; second++)
        {
            // Timers that look too often must not use up the venue's patience for it.
            life.World.Clock.Advance(TimeSpan.FromSeconds(1));
            await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
            await life.Driver.DrainAsync();
        }

        await life.Driver.RecoverAsync();
        Assert.Single(life.World.Venue.Lists);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_QueryShowsItNotYetFilled_IsAskedAgainUntilItIsProtected()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextStaleFor = 1;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        Assert.Single(life.World.Venue.Lists);
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task List_VenueDownForAnHour_IsNotSentAfterTheSignalExpired()
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);
        await life.EnterNowAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(1));

        await life.Driver.QuietAsync();
        await life.Driver.RecoverAsync();

        Assert.Empty(life.World.Venue.Orders);
        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
    }

    [Theory]
    [InlineData(1d)]
    [InlineData(0.5d)]
    public async Task List_ShowsUpAfterTheTradeHadEnded_IsAdoptedWithItsStop(double share)
    {
        TradeLife life = await TradeLife.BeginAsync(lists: ListKind.Opo);
        life.World.Venue.NextInvisibleFor = int.MaxValue;
        life.World.Venue.NextFillShare = (decimal)share;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);
        await life.EnterNowAsync();
        life.World.Clock.AdvanceTo(TestRules.Signal("BTC").ExpiresAt.AddSeconds(1));
        await life.Driver.QuietAsync();
        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);

        life.World.Venue.Reveal();
        await life.Driver.RecoverAsync();

        Trade trade = await life.TradeAsync();
        Assert.Equal(TradeStatus.Open, trade.Status);
        Assert.Equal(share == 1d ? "s1" : "s2", trade.RestingStop!.Name);
        await life.AssertAtRestAsync();
    }
}
