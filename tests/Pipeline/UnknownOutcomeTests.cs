using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 2: what is not known is asked for, and nothing is sent again before the answer.</summary>
public sealed class UnknownOutcomeTests
{
    [Fact]
    public async Task Entry_DoneButUnknown_IsFoundByQueryAndNeverSentAgain()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
        Assert.Single(life.World.Venue.Orders, order => order.Side is OrderSide.Buy);
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Entry_LostAndUnknown_IsSentAgainOnlyAfterTheGraceWithTheSameId()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);

        await life.EnterNowAsync();

        Assert.Empty(life.World.Venue.Orders);
        Assert.Equal(LegState.Unknown, (await life.TradeAsync()).Entry!.State);
        life.World.Clock.Advance(TradeEvents.VisibilityGrace - TimeSpan.FromMilliseconds(1));
        await life.Driver.DrainAsync();
        Assert.Empty(life.World.Venue.Orders);

        await life.Driver.QuietAsync();

        VenueOrder entry = Assert.Single(life.World.Venue.Orders, order => order.Side is OrderSide.Buy);
        Assert.Equal((await life.TradeAsync()).Entry!.ClientOrderId, entry.ClientOrderId);
        Assert.True((await life.TradeAsync()).Entry!.SentAt >= TestRules.Start + TradeEvents.VisibilityGrace);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_DoneAndEveryQuestionFails_IsNotSentAgainHoweverLong()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);
        life.World.Venue.HidesOrders = true;

        await life.EnterNowAsync();
        for (int look = 0; look < 5; look++)
        {
            life.World.Clock.Advance(TradeEvents.VisibilityGrace);
            await life.Driver.DrainAsync();
        }

        Assert.Equal(LegState.Unknown, (await life.TradeAsync()).Entry!.State);
        life.World.Venue.HidesOrders = false;
        await life.Driver.RecoverAsync();
        Assert.Single(life.World.Venue.Orders, order => order.Side is OrderSide.Buy);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_InvisibleToTheFirstQuery_IsNotSentAgain()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.NextInvisibleFor = 1;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterAsync();

        Assert.Single(life.World.Venue.Orders, order => order.Side is OrderSide.Buy);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_QueryShowsItNotYetFilled_IsAskedAgainUntilItIsProtected()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.NextStaleFor = 1;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.EnterAsync();
        await life.Driver.RecoverAsync();

        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Exit_QueryShowsItNotYetFilled_IsAskedAgainUntilItIsBooked()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(80));
        life.World.Venue.NextStaleFor = 1;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);

        await life.Driver.ManageAsync();
        await life.Driver.RecoverAsync();

        await life.AssertFlatAsync();
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Stop_Unknown_RestsExactlyOnce(VenueFault fault)
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.None, fault);

        await life.EnterAsync();

        await life.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task StopMove_Unknown_EndsWithOneStopAtTheNewPrice(VenueFault fault)
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailReplace(fault);

        await life.ToAsync("target-1");
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
        Assert.Single((await life.TradeAsync()).Legs, leg => leg.Kind is LegKind.Target && leg.FilledQuantity > 0m);
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Target_Unknown_IsSoldOnce(VenueFault fault)
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailSubmit(fault);

        await life.ToAsync("target-1");
        await life.Driver.RecoverAsync();

        Assert.Equal(11.428m, (await life.TradeAsync()).SoldQuantity);
        await life.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Cancel_Unknown_ExitStillSellsOnce(VenueFault fault)
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(80));
        life.World.Venue.FailCancel(fault);

        await life.Driver.ManageAsync();
        await life.Driver.RecoverAsync();

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Entry_VenueDownForAnHour_IsNotSentAfterTheSignalExpired()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);
        await life.EnterNowAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(1));

        await life.Driver.QuietAsync();
        await life.Driver.RecoverAsync();

        Assert.Empty(life.World.Venue.Orders);
        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
    }

    [Fact]
    public async Task Reconcile_VenueDown_IsNotReadAsNothingThere()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.IsDown = true;

        await Assert.ThrowsAsync<Ports.OutsideTroubleException>(
            () => life.Driver.Rig.Cycle.ReconcileAsync(CancellationToken.None));

        life.World.Venue.IsDown = false;
        await life.AssertAtRestAsync();
    }
}
