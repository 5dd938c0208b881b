using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 3: a filled entry has a stop, or the position is sold.</summary>
public sealed class ProtectionTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 25)]
    public async Task Stop_NotAccepted_IsSentOnceMoreAtOnceAndThenAfterItsGrace(int times, int seconds)
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit([VenueFault.None, .. Enumerable.Repeat(VenueFault.NotAccepted, times)]);

        await life.EnterNowAsync();
        Assert.Equal(seconds == 0, life.World.Venue.Resting.Any());
        await life.Driver.QuietAsync();

        await life.AssertAtRestAsync();
        Assert.InRange((life.World.Clock.Now - TestRules.Start).TotalSeconds, seconds, seconds + 1);
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    [Trait("SeedDefect", "1")]
    public async Task Entry_Filled_StopRestsBeforeTheHandlerEnds()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());

        Assert.True(await life.Driver.StepAsync());

        VenueOrder stop = Assert.Single(life.World.Venue.Resting);
        Assert.Equal(98m, stop.StopPrice);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Stop_Refused_PositionIsSoldAtMarket()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.FailSubmit(VenueFault.None, VenueFault.Rejected);

        await life.EnterAsync();

        await life.AssertFlatAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal(LegKind.Exit, trade.Legs[^1].Kind);
        Assert.Equal("stop-refused", trade.ExitReason);
    }

    [Fact]
    public async Task Stop_PriceFellThroughItBeforeItWasPlaced_PositionIsSoldAtMarket()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.Arriving = order =>
        {
            if (order.Type is OrderType.StopMarket)
            {
                life.World.Market.SetTop(life.Symbol, 97m, 97.1m);
            }

            return Task.CompletedTask;
        };

        await life.EnterAsync();

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Stop_MoveRefusedAfterTheOldOneWasTakenBack_IsSentPlainlyAtOnce()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailReplace(VenueFault.Rejected);

        await life.ToAsync("target-1");
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        Assert.NotNull((await life.TradeAsync()).RestingStop);
    }

    [Fact]
    public async Task Stop_FilledWhileATargetIsTaken_NothingIsSoldTwice()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.Arriving = order =>
        {
            life.World.Price(life.Symbol, 97.5m);

            return Task.CompletedTask;
        };

        await life.ToAsync("target-1");
        life.World.Venue.Arriving = null;
        await life.Driver.RecoverAsync();

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Stop_FilledInPart_TheRestStaysProtectedOrIsSold()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Market.SetTop(life.Symbol, 97.9m, 98m);
        life.World.Venue.TriggerStops(0.5m);

        await life.Driver.ManageAsync();
        await life.AssertAtRestAsync();
        life.World.Price(life.Symbol, 97.8m);
        await life.Driver.ManageAsync();

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Stop_TakenBackByHand_IsPlacedAgainWithinAMinute()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.CancelAllByHand();

        life.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        await life.Driver.DrainAsync();

        await life.AssertAtRestAsync();
        Assert.Single(life.World.Venue.Resting);
    }

    [Fact]
    public async Task Stop_LostOnItsWay_IsAskedForAtTheNextLookAfterItsGrace()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.CancelAllByHand();
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);
        life.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        await life.Driver.DrainAsync();
        Assert.Empty(life.World.Venue.Resting);

        life.World.Clock.Advance(TradeEvents.VisibilityGrace + TimeSpan.FromSeconds(1));
        await life.Driver.TryAsync(rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None));
        await life.Driver.DrainAsync();

        Assert.Single(life.World.Venue.Resting);
        await life.AssertAtRestAsync();
    }

    [Fact]
    [Trait("SeedDefect", "1")]
    public async Task Stop_PriceAtIt_TradeIsClosedWithinOneLook()
    {
        TradeLife life = await TradeLife.OpenAsync();

        life.World.Price(life.Symbol, 98m);
        await life.Driver.ManageAsync();

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Target_Refused_StopCoversEverythingAgain()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailSubmit(VenueFault.Rejected);

        await life.ToAsync("target-1");
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Target_FilledInPart_StopCoversEverythingAgain()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.NextFillShare = 1m;
        life.World.Venue.Arriving = order =>
        {
            life.World.Venue.NextFillShare = order.Type is OrderType.Market ? 0.5m : 1m;

            return Task.CompletedTask;
        };

        await life.ToAsync("target-1");
        await life.Driver.RecoverAsync();

        await life.AssertAtRestAsync();
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task Entry_FilledInPart_WhatWasFilledIsProtected(decimal share)
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.NextFillShare = share;

        await life.EnterAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Entry_NotFilled_IsAbandonedAndItsRiskReleased()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.NextFillShare = 0m;

        await life.EnterAsync();

        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Entry_FilledWithLessThanTheVenueSells_IsClosedAsRemainder()
    {
        TradeLife life = await TradeLife.BeginAsync();
        // 28.571 * 0.001 rounds to 0.028, worth 2.83: less than the venue's smallest order of 5.
        life.World.Venue.NextFillShare = 0.001m;

        await life.EnterAsync();
        await life.Driver.RecoverAsync(1);

        Assert.Empty(life.Driver.DeadLetters);
        Assert.InRange(life.World.Venue.Refused.Count, 0, 3);
        Assert.Equal(TradeStatus.Closed, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
        Assert.Equal(0m, (await life.Driver.Rig.Reports.PerformanceAsync(CancellationToken.None)).Difference);
    }

    [Fact]
    public async Task Exit_RefusedAgainAndAgain_IsNotAStormOfOrders()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(80));
        life.World.Venue.Refuses = static order => order.Side is OrderSide.Sell;

        await life.Driver.TryAsync(rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None));
        await life.Driver.QuietAsync();
        int refused = life.World.Venue.Refused.Count;
        life.World.Venue.Refuses = static _ => false;
        await life.Driver.RecoverAsync();

        Assert.Empty(life.Driver.DeadLetters);
        Assert.InRange(refused, 1, 5);
        await life.AssertFlatAsync();
    }
}
