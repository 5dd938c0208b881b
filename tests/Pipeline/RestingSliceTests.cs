using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A large entry in post-only slices, which rest until they are filled or their time is over.</summary>
public sealed class RestingSliceTests
{
    [Fact]
    public async Task Slice_Rests_BelowTheBidWithAPartVisible()
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);
        await life.EnterNowAsync();

        VenueOrder slice = Assert.Single(life.World.Venue.Resting);
        // A basis point below 101.1, down to the tick; a quarter of 7.142, down to the step.
        Assert.Equal((OrderType.LimitMaker, 101.08m, 1.785m), (slice.Type, slice.Price, slice.VisibleQuantity));
    }

    [Fact]
    public async Task Entry_EverySliceFilled_EndsWhole()
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);

        await life.EnterAsync(() => life.World.Venue.SellIntoBids());

        await life.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal(SlicedLife.Wanted, (await life.TradeAsync()).FirstQuantity);
        Assert.Equal(4, life.Purchases.Count());
    }

    [Fact]
    public async Task Entry_NothingFilled_EachSliceIsTakenBackAtItsTimeAndTheTradeAbandoned()
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);

        await life.EnterAsync();

        await life.AssertAtRestAsync(TradeStatus.Abandoned);
        Trade trade = await life.TradeAsync();
        Assert.Equal([7.142m, 8.724m, 8.724m, 8.724m], trade.Entries.Select(leg => leg.Quantity));
        Assert.All(trade.Entries, leg => Assert.Equal(LegState.Cancelled, leg.State));
        DateTimeOffset[] sent = [.. trade.Entries.Select(leg => leg.SentAt)];
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(10), pair.Second - pair.First));
    }

    [Fact]
    public async Task Slice_FilledInPart_IsProtectedAtTheNextLookAndTheRestGoesOn()
    {
        SlicedLife life = await SlicedLife.HalfFilledAsync();

        life.World.Clock.Advance(TimeSpan.FromSeconds(3));
        await life.Driver.DrainAsync();

        VenueOrder stop = Assert.Single(life.World.Venue.Resting, order => order.StopPrice is not null);
        Assert.Equal(3.567m, stop.Left);
        await life.GoOnAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal((LegState.Cancelled, 8.724m), (trade.Entry!.State, trade.Entries.ElementAt(1).Quantity));
        await life.AssertAtRestAsync(TradeStatus.Open);
    }

    [Theory]
    [InlineData(BotCommand.Pause, TradeStatus.Open)]
    [InlineData(BotCommand.Kill, TradeStatus.Closed)]
    public async Task Command_WhileASliceRestsHalfFilled_TakesItBack(BotCommand command, TradeStatus end)
    {
        SlicedLife life = await SlicedLife.HalfFilledAsync();

        await life.Driver.CommandAsync(command);
        await life.GoOnAsync();
        await life.Driver.RecoverAsync();

        Assert.Single(life.Purchases);
        Assert.True(life.World.Clock.Now - TestRules.Start < TimeSpan.FromMinutes(4));
        await life.AssertAtRestAsync(end);
    }

    [Fact]
    public async Task Pause_WhileASliceRests_TakesItBackAtTheNextLookAndNotAtItsTime()
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);
        await life.EnterNowAsync();
        Assert.Single(life.World.Venue.Resting);

        await life.Driver.CommandAsync(BotCommand.Pause);
        life.World.Clock.Advance(TimeSpan.FromSeconds(3));
        await life.Driver.DrainAsync();

        Assert.Empty(life.World.Venue.Resting);
    }

    [Fact]
    public async Task Close_WhileASliceRestsHalfFilled_TakesItBackAndSellsWhatWasBought()
    {
        SlicedLife life = await SlicedLife.HalfFilledAsync();
        life.World.Clock.Advance(TimeSpan.FromSeconds(3));
        await life.Driver.DrainAsync();

        string? closed = await life.Reader.Close.HandleAsync(life.Symbol, "enough", CancellationToken.None);
        await life.GoOnAsync();

        Assert.Equal((await life.TradeAsync()).Id, closed);
        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(TradeStatus.Closed);
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Slice_TakingBackUnknown_NothingFollowsBeforeItIsKnown(VenueFault fault)
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);
        life.World.Venue.FailCancel(fault);

        await life.EnterAsync(() => life.World.Venue.SellIntoBids(0.3m));

        await life.AssertAtRestAsync(TradeStatus.Open);
    }

    [Fact]
    public async Task Slice_RefusedAsItWouldMatch_TheNextTakesItsPartAndTheBreakerCountsNothing()
    {
        SlicedLife life = await SlicedLife.BeginAsync(rests: true);
        bool refused = false;
        life.World.Venue.Refuses = order => order.Type is OrderType.LimitMaker && !refused && (refused = true);

        await life.EnterAsync(() => life.World.Venue.SellIntoBids());

        await life.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal([8.724m, 8.724m, 8.724m], life.Purchases.Select(order => order.Filled));
        Assert.Empty((await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Failures);
    }

    [Fact]
    public async Task Stop_HitWhileASliceRests_TakesTheSliceBack()
    {
        SlicedLife life = await SlicedLife.HalfFilledAsync();
        life.World.Clock.Advance(TimeSpan.FromSeconds(3));
        await life.Driver.DrainAsync();

        life.World.Price(life.Symbol, 97.9m);
        await life.GoOnAsync();

        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(TradeStatus.Closed);
    }
}
