using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Positions;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Positions;

/// <summary>What the venue shows corrects the record; a failed question is never read as "nothing there".</summary>
public sealed class ReconcileTests
{
    [Fact]
    public async Task LateEntry_AfterTheTradeWasGivenUp_IsAdoptedProtectedAndReserved()
    {
        TradeLife life = await LateAsync();
        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);

        life.World.Venue.Reveal();
        await life.Driver.RecoverAsync(2);

        await life.AssertAtRestAsync();
        Trade adopted = await life.TradeAsync();
        Assert.Equal(TradeStatus.Open, adopted.Status);
        Portfolio ledger = (await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value;
        Assert.Equal(adopted.Id, Assert.Single(ledger.Reservations).TradeId);
    }

    [Fact]
    public async Task LateEntry_AdoptedAndStoppedOut_IsBookedOnceAndStandsInTheHistoryOnce()
    {
        TradeLife life = await LateAsync();
        life.World.Venue.Reveal();
        await life.Driver.RecoverAsync(2);

        life.World.Price(life.Symbol, 97m);
        await life.Driver.RecoverAsync(2);

        await life.AssertFlatAsync();
        Assert.Single((await life.Reader.Reports.TradesAsync(null, 10, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task LateEntry_OfATradeThatIsOldEnoughToBeSwept_IsAdoptedAndStandsInNoHistory()
    {
        TradeLife life = await LateAsync();
        life.World.Clock.Advance(TradeArchive.EndedStay + TimeSpan.FromMinutes(1));
        life.World.Venue.Reveal();

        await life.Driver.RecoverAsync(2);

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        Assert.Empty((await life.Reader.Reports.TradesAsync(null, 10, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task OrderOfAnEndedTrade_StillWorking_IsTakenBack()
    {
        TradeLife life = await LateAsync();
        life.World.Venue.RestAs((await life.TradeAsync()).Entry!.ClientOrderId, life.Symbol);

        await life.Driver.RecoverAsync(1);

        Assert.Empty(life.World.Venue.Resting);
    }

    [Fact]
    public async Task StopOfAnEndedTrade_RestsAgain_IsTakenBack()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Price(life.Symbol, 97m);
        await life.Driver.ManageAsync();
        Trade closed = await life.TradeAsync();
        Assert.Equal(TradeStatus.Closed, closed.Status);
        life.World.Venue.RestAs(closed.Legs.First(leg => leg.Kind is LegKind.Stop).ClientOrderId, life.Symbol);

        await life.Driver.RecoverAsync(1);

        Assert.Empty(life.World.Venue.Resting);
    }

    [Fact]
    public async Task Fills_OfAStopThatIsStillWorkedOn_AreLookedAtAgain()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await LookAsync(life);
        life.World.Price(life.Symbol, 97.9m);
        life.World.Venue.TriggerStops(0.5m);
        long newest = life.World.Venue.Orders.SelectMany(order => order.Fills).Max(fill => fill.TradeId);

        await life.Driver.Rig.Reconcile.HandleAsync(life.World.Clock.Now, CancellationToken.None);

        Comparison seen = (await life.World.Store.FindAsync(
            life.World.Settings.Places.Engine, Places.ComparisonKey, CancellationToken.None))!.Read<Comparison>().Value;
        Assert.InRange(seen.Watermarks[life.Symbol.Value], 1, newest - 1);
        await life.Driver.RecoverAsync(1);
        Assert.Contains((await life.TradeAsync()).Sales, fill => fill.TradeId == newest);
    }

    [Fact]
    public async Task ForeignFill_InASymbolOfOurs_IsReportedOnceAndLeftAlone()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FillForSomebodyElse(life.Symbol);

        await life.Driver.RecoverAsync(3);

        await life.AssertAtRestAsync();
        Assert.Single(life.World.Journal.Written, entry => entry.Outcome == "foreign-fill");
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Fills_FirstLookBeforeTheFirstFill_AreLookedAtOnceThereIsOne()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());

        await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        Assert.Empty((await ComparisonAsync(life)).Watermarks);
        await life.Driver.QuietAsync();
        await LookAsync(life);

        Assert.InRange((await ComparisonAsync(life)).Watermarks[life.Symbol.Value], 1, long.MaxValue);
    }

    [Fact]
    public async Task LotsMissing_ForTwoLooks_StopEntriesUntilTheyAreBack()
    {
        TradeLife life = await TradeLife.OpenAsync();
        // Half a per cent of the equity: below what halts.
        decimal some = 0.5m;
        life.World.Venue.TakeAway("BTC", some);

        await LookAsync(life);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
        await LookAsync(life);
        Assert.Equal(TradingState.Reducing, (await life.ControlAsync()).Trading);
        Assert.Contains(life.World.Push.Published, push => push.Payload is RiskAlert { Kind: "mismatch" });

        life.World.Venue.Deposit("BTC", some);
        await LookAsync(life);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task LotsMissing_OfAnotherTradeBefore_CountAnew()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.TakeAway("BTC", 0.5m);
        var before = new Comparison
        {
            Missing = new Dictionary<string, MissingLot>
            {
                ["BTC"] = new(0.5m, life.World.Clock.Now.AddMinutes(-5), "a-trade-that-has-ended"),
            },
        };
        Changes changes = new Changes(life.World.Settings.Places.Engine).Upsert(Places.ComparisonKey, before);
        await life.World.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None);

        await LookAsync(life);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
        await LookAsync(life);
        Assert.Equal(TradingState.Reducing, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task LotsMissing_MoreThanAPercentOfTheEquity_HaltUntilAnOperatorResumes()
    {
        TradeLife life = await TradeLife.OpenAsync();
        decimal all = life.World.Venue.Total("BTC");
        life.World.Venue.CancelAllByHand();
        life.World.Venue.TakeAway("BTC", all);

        for (int look = 0; look < 3; look++)
        {
            await LookAsync(life);
        }

        // The stop cannot be placed again either; what is judged is what the trades hold.
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
        life.World.Venue.Deposit("BTC", all);
        await LookAsync(life);
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
        await life.Driver.CommandAsync(BotCommand.Resume);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Balances_NotAnswered_AreNotReadAsMissing()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.HidesBalances = true;

        await LookAsync(life);
        await LookAsync(life);
        life.World.Venue.HidesBalances = false;

        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Report_StopGoneByHand_IsNotCleanUntilItIsBack()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.CancelAllByHand();

        ReconcileHandler reconcile = life.Driver.Rig.Reconcile;
        ReconcileReport found = await reconcile.HandleAsync(life.World.Clock.Now, CancellationToken.None);
        await life.Driver.QuietAsync();
        ReconcileReport after = await reconcile.HandleAsync(life.World.Clock.Now, CancellationToken.None);

        Assert.False(found.IsClean);
        Assert.True(after.IsClean);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Start_StopGoneByHand_GoesOnOnlyOnceItIsBack()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await life.Driver.CommandAsync(BotCommand.Stop);
        life.World.Venue.CancelAllByHand();

        await life.Driver.CommandAsync(BotCommand.Start);
        await life.Driver.DrainAsync();

        BotControl waiting = await life.ControlAsync();
        Assert.Equal(BootPhase.Preflight, waiting.Phase);
        Assert.Equal("Record and venue differ: 1 trades are being settled, 0 assets missing.", waiting.Error);
        await life.Driver.QuietAsync();
        Assert.NotEqual(waiting.Error, (await life.ControlAsync()).Error);
        await life.AssertAtRestAsync();
    }

    // The venue takes the entry, but neither answers nor shows it until long after its signal has expired.
    private static async Task<TradeLife> LateAsync()
    {
        TradeLife life = await TradeLife.BeginAsync();
        life.World.Venue.NextInvisibleFor = int.MaxValue;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);
        await life.EnterNowAsync();
        life.World.Clock.AdvanceTo(TestRules.Signal("BTC").ExpiresAt.AddMinutes(1));
        await life.Driver.QuietAsync();

        return life;
    }

    private static async Task<Comparison> ComparisonAsync(TradeLife life) =>
        (await life.World.Store.FindAsync(
            life.World.Settings.Places.Engine, Places.ComparisonKey, CancellationToken.None))?
        .Read<Comparison>().Value ?? new Comparison();

    private static async Task LookAsync(TradeLife life)
    {
        life.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        await life.Driver.QuietAsync();
    }
}
