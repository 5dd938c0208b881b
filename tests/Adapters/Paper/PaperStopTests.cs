using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

public sealed class PaperStopTests
{
    private readonly PaperBed bed = new();

    [Fact]
    public async Task SubmitAsync_Stop_LocksItsQuantity()
    {
        await bed.ProtectedAsync();

        Assert.Equal(new Balance("BTC", 0.098m, 1.9m), await bed.BalanceAsync("BTC"));
        OpenOrder order = Assert.Single(await bed.Venue.OpenOrdersAsync(default));
        Assert.Equal(new OpenOrder(PaperBed.Btc, "stop", OrderSide.Sell, 1.9m, 95m) { VenueOrderId = 2 }, order);
        Assert.Equal(OrderStatus.Rejected, (await bed.SubmitAsync(PaperBed.Sell("x", 0.5m))).Status);
    }

    [Theory]
    [InlineData(95.01, OrderStatus.Open)]
    [InlineData(95, OrderStatus.Filled)]
    [InlineData(94.99, OrderStatus.Filled)]
    public async Task QueryAsync_BidMoves_TriggersAtTheStopPriceAndNotAbove(double bid, OrderStatus expected)
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, (decimal)bid, 101m);

        Assert.Equal(expected, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_BidGapsBelowTheStop_FillsAtTheGapPrice()
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 80m, 81m);

        OrderReport report = await bed.QueryAsync("stop");

        Assert.Equal((80m, 1.9m), (report.Fills[0].Price, report.Fills[0].Quantity));
        Assert.Equal(new Balance("BTC", 0.098m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task QueryAsync_LaterMinuteDippedAndCameBack_FillsAtTheStopAndNotAtTheBetterBid()
    {
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 94.5m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2));

        OrderReport report = await bed.QueryAsync("stop");

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.Equal(95m, Assert.Single(report.Fills).Price);
    }

    [Fact]
    public async Task QueryAsync_LaterMinuteOpenedBelowTheStop_FillsAtTheOpenAndNotAtTheStop()
    {
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 85m, open: 90m, close: 99m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2));

        OrderReport report = await bed.QueryAsync("stop");

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.True(report.Fills[0].Price <= 90m, $"The market gapped to 90; the fill is {report.Fills[0].Price}.");
    }

    [Fact]
    public async Task QueryAsync_MinuteThatIsStillForming_DoesNotCountYet()
    {
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 94.5m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2).AddMilliseconds(-1));

        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_MinuteItWasPlacedInDipped_DoesNotTrigger()
    {
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon, low: 50m);
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 96m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(3));

        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_MinuteAfterALongLook_IsNotSkipped()
    {
        await bed.ProtectedAsync();
        DateTimeOffset look = PaperBed.Noon.AddMinutes(33);
        for (int n = 1; n < 33; n++)
        {
            bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(n), low: 99m);
        }

        bed.Clock.AdvanceTo(look);
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);

        bed.Market.Minute(PaperBed.Btc, look, low: 90m);
        bed.Clock.AdvanceTo(look.AddMinutes(1));
        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    [InlineData(2_000)]
    public async Task QueryAsync_NobodyLookedForLong_StillFindsAnEarlyDip(int minutes)
    {
        await bed.ProtectedAsync();
        for (int n = 1; n < minutes; n++)
        {
            bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(n), low: n == 5 ? 90m : 99m);
        }

        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(minutes));

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_PlacedOnTheMinute_ThatMinuteCounts()
    {
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(1));
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 94m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2));

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_VenueShowsMinutesLate_TheyAreNotTakenForSeen()
    {
        await bed.ProtectedAsync();
        DateTimeOffset late = PaperBed.Noon.AddMinutes(40);
        bed.Market.Minute(PaperBed.Btc, late.AddMinutes(-1), low: 99m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(90));
        Assert.Equal(OrderStatus.Open, (await bed.QueryAsync("stop")).Status);

        bed.Market.Minute(PaperBed.Btc, late, low: 94m);
        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_OutageLongerThanOneLook_IsSeenByTheNextLooks()
    {
        await bed.ProtectedAsync();
        for (int n = 1; n < 25_000; n++)
        {
            bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(n), low: n == 24_000 ? 90m : 99m);
        }

        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(25_000));
        await bed.QueryAsync("stop");

        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_GappedBeforeAndBidIsBetterNow_FillsAtTheGap()
    {
        await bed.ProtectedAsync();
        bed.Market.Minute(PaperBed.Btc, PaperBed.Noon.AddMinutes(1), low: 85m, open: 90m, close: 94m);
        bed.Market.Quote(PaperBed.Btc, 94m, 94.1m);
        bed.Clock.AdvanceTo(PaperBed.Noon.AddMinutes(2));

        Assert.Equal(90m, (await bed.QueryAsync("stop")).Fills[0].Price);
    }

    [Fact]
    public async Task QueryAsync_ThinBook_SellsWhatThereIsAndUnlocksTheRest()
    {
        await bed.ProtectedAsync();
        bed.Market.Book(PaperBed.Btc, [new(94m, 1m), new(93m, 0.5m)], [new(101m, 1m)]);

        OrderReport report = await bed.QueryAsync("stop");

        Assert.Equal(1.5m, report.Fills.Sum(fill => fill.Quantity));
        Assert.Equal(OrderStatus.Expired, report.Status);
        Assert.Equal(new Balance("BTC", 0.498m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task BalancesAsync_StopTouchedAndNobodyAsked_ShowsTheSaleAlready()
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 94m, 101m);

        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Fact]
    public async Task ReplaceAsync_BetterStop_MovesTheLock()
    {
        await bed.ProtectedAsync();

        ReplaceReport report = await bed.Venue.ReplaceAsync("stop", PaperBed.Stop("stop2", 1.5m, 97m), default);

        Assert.Equal(
            (OrderStatus.Cancelled, OrderStatus.Open), (report.Resting.Status, report.Placed.Status));
        Assert.Equal("stop2", Assert.Single(await bed.Venue.OpenOrdersAsync(default)).ClientOrderId);
        Assert.Equal(new Balance("BTC", 0.498m, 1.5m), await bed.BalanceAsync("BTC"));
    }

    [Theory]
    [InlineData(1.9, 100.5)]
    [InlineData(5, 97)]
    [InlineData(1.0005, 97)]
    public async Task ReplaceAsync_NewStopRefused_KeepsTheOldOne(double quantity, double stopPrice)
    {
        await bed.ProtectedAsync();

        ReplaceReport report = await bed.Venue.ReplaceAsync(
            "stop", PaperBed.Stop("stop2", (decimal)quantity, (decimal)stopPrice), default);

        Assert.Equal((OrderStatus.Open, OrderStatus.Rejected), (report.Resting.Status, report.Placed.Status));
        Assert.Equal("stop", Assert.Single(await bed.Venue.OpenOrdersAsync(default)).ClientOrderId);
        Assert.Equal(new Balance("BTC", 0.098m, 1.9m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task ReplaceAsync_OldStopIsGone_PlacesNothing()
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 94m, 101m);

        ReplaceReport report = await bed.Venue.ReplaceAsync("stop", PaperBed.Stop("stop2", 0.05m, 90m), default);

        Assert.Equal(OrderStatus.Filled, report.Resting.Status);
        Assert.Single(report.Resting.Fills);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
        Assert.NotEqual(OrderStatus.Open, report.Placed.Status);
    }

    [Fact]
    public async Task CancelAsync_RestingStop_UnlocksAndIsRemembered()
    {
        await bed.ProtectedAsync();

        Assert.Equal(OrderStatus.Cancelled, (await bed.Venue.CancelAsync(PaperBed.Btc, "stop", default)).Status);
        Assert.Equal(OrderStatus.Cancelled, (await bed.Venue.CancelAsync(PaperBed.Btc, "stop", default)).Status);
        Assert.Equal(new Balance("BTC", 1.998m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task CancelAsync_StopThatHasFilled_ReportsTheFill()
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 94m, 101m);

        OrderReport report = await bed.Venue.CancelAsync(PaperBed.Btc, "stop", default);

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.Equal(1.9m, report.Fills.Sum(fill => fill.Quantity));
    }

    [Fact]
    public async Task CancelAsync_UnknownOrder_IsNotFound() =>
        Assert.Equal(OrderStatus.NotFound, (await bed.Venue.CancelAsync(PaperBed.Btc, "x", default)).Status);

    [Fact]
    public async Task OrderCalls_MarketDown_AreUnknownAndTheListThrows()
    {
        await bed.ProtectedAsync();
        bed.Market.IsDown = true;

        Assert.Equal(OrderStatus.Unknown, (await bed.QueryAsync("stop")).Status);
        Assert.Equal(OrderStatus.Unknown, (await bed.Venue.CancelAsync(PaperBed.Btc, "stop", default)).Status);
        await Assert.ThrowsAsync<OutsideTroubleException>(() => bed.Venue.OpenOrdersAsync(default));
    }

    [Fact]
    public async Task OpenOrdersAsync_OneCoinIsDelisted_StillShowsTheOthers()
    {
        await bed.ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 94m, 101m);
        bed.Market.Instruments.Remove(PaperBed.Btc);
        bed.Market.Add("ETH");
        Breakwater.Domain.Markets.Symbol eth = Breakwater.Domain.Markets.Symbol.Of("ETHUSDT");
        await bed.SubmitAsync(PaperBed.Buy("e", 1m, null, eth));
        await bed.SubmitAsync(PaperBed.Stop("e-stop", 0.5m, 90m, eth));

        Assert.Contains(await bed.Venue.OpenOrdersAsync(default), order => order.ClientOrderId == "e-stop");
    }
}
