using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Reports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A large entry in slices that take what is offered.</summary>
public sealed class SlicedEntryTests
{
    [Fact]
    public async Task Entry_LargerThanTheBookTakes_IsBoughtInSlicesAtIntervals()
    {
        SlicedLife life = await SlicedLife.BeginAsync();

        await life.EnterAsync();

        await life.AssertAtRestAsync(TradeStatus.Open);
        Trade trade = await life.TradeAsync();
        Assert.Equal([7.142m, 7.143m, 7.143m, 7.143m], life.Purchases.Select(order => order.Filled));
        Assert.Equal(SlicedLife.Wanted, trade.FirstQuantity);
        Assert.Equal((101.2m, 3.2m), (trade.FirstEntryPrice, trade.InitialRisk));
        DateTimeOffset[] sent = [.. trade.Entries.Select(leg => leg.SentAt)];
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(3), pair.Second - pair.First));
    }

    [Fact]
    public async Task Entry_FirstSliceFilled_ItsStopRestsAndTheTradeIsStillEntered()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.SignalAsync();

        await life.Driver.DrainAsync();

        Assert.Equal(TradeStatus.Entering, (await life.TradeAsync()).Status);
        VenueOrder stop = Assert.Single(life.World.Venue.Resting);
        Assert.Equal((7.134m, 98m), (stop.Left, stop.StopPrice));
    }

    [Fact]
    public async Task Entry_FirstMessageIsLate_SlicesAreNoBurst()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.SignalAsync();
        Assert.True(await life.Driver.StepAsync());
        life.World.Clock.Advance(TimeSpan.FromMinutes(2));

        await life.GoOnAsync();

        await life.AssertAtRestAsync(TradeStatus.Open);
        DateTimeOffset[] sent = [.. (await life.TradeAsync()).Entries.Select(leg => leg.SentAt)];
        Assert.Equal(4, sent.Count(time => time != default));
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.Equal(TimeSpan.FromSeconds(3), pair.Second - pair.First));
    }

    [Theory]
    [InlineData(2, DeliveryOrder.OldestFirst)]
    [InlineData(3, DeliveryOrder.NewestFirst)]
    public async Task Entry_MessagesTwiceAndReordered_SendsTheSameOrders(int copies, DeliveryOrder order)
    {
        SlicedLife once = await SlicedLife.BeginAsync();
        SlicedLife often = await SlicedLife.BeginAsync(order: order, copies: copies);

        await once.EnterAsync();
        await often.EnterAsync();
        await often.World.Bus.SendAsync([.. often.World.Bus.Sent.Reverse()], CancellationToken.None);
        await often.GoOnAsync();

        await often.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal(
            once.World.Venue.Orders.Select(sent => (sent.ClientOrderId, sent.Quantity)),
            often.World.Venue.Orders.Select(sent => (sent.ClientOrderId, sent.Quantity)));
    }

    [Fact]
    public async Task Entry_SliceFilledInPart_TheNextOnesTakeTheRest()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        life.World.Venue.NextFillShare = 0.5m;

        await life.EnterAsync();

        await life.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal([3.571m, 8.724m, 8.724m, 7.552m], life.Purchases.Select(order => order.Filled));
    }

    [Theory]
    [InlineData(VenueFault.DoneButUnknown)]
    [InlineData(VenueFault.LostAndUnknown)]
    public async Task Slice_Unknown_BlocksTheNextUntilItIsKnown(VenueFault fault)
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();
        life.World.Venue.FailSubmit(fault);

        await life.GoOnAsync();

        await life.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal(4, life.Purchases.Count());
        Assert.Equal(SlicedLife.Wanted, (await life.TradeAsync()).FirstQuantity);
    }

    [Theory]
    [InlineData(BotCommand.Pause, TradeStatus.Open)]
    [InlineData(BotCommand.Kill, TradeStatus.Closed)]
    public async Task Command_BetweenSlices_StopsTheRest(BotCommand command, TradeStatus end)
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();

        await life.Driver.CommandAsync(command);
        await life.GoOnAsync();
        await life.Driver.RecoverAsync();

        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(end);
        Assert.Equal(nameof(DenialReason.TradingNotActive), (await life.TradeAsync()).Legs
            .Last(leg => leg.Kind is LegKind.Entry).Reason);
    }

    [Fact]
    public async Task Kill_BetweenSlices_SellsWhatIsBoughtAtOnce()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();

        await life.Driver.CommandAsync(BotCommand.Kill);
        await life.Driver.DrainAsync();

        Assert.Equal(TestRules.Start, life.World.Clock.Now);
        await life.AssertAtRestAsync(TradeStatus.Closed);
        Assert.Equal("kill", (await life.TradeAsync()).ExitReason);
    }

    [Fact]
    public async Task Stop_HitBetweenSlices_NothingMoreIsBought()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();

        life.World.Price(life.Symbol, 97.9m);
        await life.GoOnAsync();

        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(TradeStatus.Closed);
    }

    [Fact]
    public async Task Stop_RefusedAfterASlice_PositionIsSoldAndNothingMoreIsBought()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.None, VenueFault.Rejected);

        await life.EnterAsync();

        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(TradeStatus.Closed);
        Assert.Equal("stop-refused", (await life.TradeAsync()).ExitReason);
    }

    [Fact]
    public async Task Entry_NobodyCarriesItOnForLong_RestIsGivenUp()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();
        life.World.Clock.Advance(TimeSpan.FromMinutes(5));

        await life.GoOnAsync();

        Assert.Single(life.Purchases);
        await life.AssertAtRestAsync(TradeStatus.Open);
        Assert.Equal("deadman", (await life.TradeAsync()).Legs.Last(leg => leg.Kind is LegKind.Entry).Reason);
    }

    [Fact]
    public async Task Entry_QueueLosesTheWakeUp_ReconcileCarriesOn()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterNowAsync();
        life.World.Bus.LoseAll();

        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync(TradeStatus.Open);
    }

    [Fact]
    public async Task Entry_BookTooThin_IsDeniedWithItsNumbers()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        life.World.Market.SetTop(life.Symbol, 101.1m, 101.2m, 30m);

        await life.EnterAsync();

        Assert.Empty(await life.World.TradesAsync());
        JournalEntry entry = Assert.Single(
            life.World.Journal.Entries, entry => entry.Key.Stage is JournalStage.Risk);
        Assert.Equal(nameof(DenialReason.DepthTooThin), entry.Reason);
        Assert.Equal(("depth.share", 0.3m, false), (
            entry.Checks[^1].Name, entry.Checks[^1].Threshold, entry.Checks[^1].Passed));
        Assert.InRange(entry.Checks[^1].Value!.Value, 0.26m, 0.262m);
    }

    [Fact]
    public async Task Slippage_OfSlicesAndExit_IsInViewsAndReport()
    {
        SlicedLife life = await SlicedLife.BeginAsync();
        await life.EnterAsync();
        life.World.Price(life.Symbol, 97.9m);
        await life.Driver.RecoverAsync();

        TradeView trade = TradeView.Of(await life.TradeAsync());
        SlippageReport report = (await life.Reader.Reports.PerformanceAsync(CancellationToken.None)).Slippage;

        // 101 was decided and 101.2 paid; the stop at 98 sold at 97.9.
        Assert.Equal(0.2m / 101m * 10_000m, trade.EntrySlippageBasisPoints!.Value, 9);
        Assert.Equal(0.1m / 98m * 10_000m, trade.ExitSlippageBasisPoints!.Value, 9);
        Assert.Equal(5, report.Fills);
        Assert.Equal(((4m * 0.2m / 101m) + (0.1m / 98m)) / 5m * 10_000m, report.Mean!.Value, 9);
        Assert.Equal(0.2m / 101m * 10_000m, report.P95!.Value, 9);
        Assert.Contains(life.World.Journal.Entries, entry => entry.Checks.Any(check =>
            check is { Name: "slippage.bps", Value: > 19m and < 20m }));
    }
}
