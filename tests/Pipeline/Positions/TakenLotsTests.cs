using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Pipeline.Tests.Positions;

/// <summary>Another hand takes coins of a trade: the record follows, the rest is protected, nothing is sold.</summary>
public sealed class TakenLotsTests
{
    [Fact]
    public async Task Taken_All_EndsTheTradeAndEntriesStayStopped()
    {
        TradeLife life = await TakenAsync(static total => total);

        await LookAsync(life, 3);

        await life.AssertFlatAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal(("taken", 101.1m), (trade.ExitReason, Assert.Single(trade.Takings!).Price));
        Assert.Empty(trade.Sales);
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
        Assert.Single(life.World.Push.Published, push => push.Payload is RiskAlert { Kind: "taken" });
        Assert.Single(
            await life.Driver.Rig.Events.CurrentAsync(trade.Id, CancellationToken.None),
            happened => happened.Kind is TradeEventKind.Taken);
        await life.Driver.TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));
        Assert.Single(life.World.Journal.Entries, entry => entry.Outcome == "taken");
        await life.Driver.CommandAsync(BotCommand.Resume);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Taken_Part_TheRestIsProtectedAgain()
    {
        TradeLife life = await TakenAsync(static total => total / 4m);

        await LookAsync(life, 3);

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Taken_PartAndKilled_IsFlatInTheEnd()
    {
        TradeLife life = await TakenAsync(static total => total / 4m);
        await life.Driver.CommandAsync(BotCommand.Kill);
        await life.Driver.QuietAsync();

        await LookAsync(life, 4);
        await life.Driver.RecoverAsync(2);

        await life.AssertFlatAsync();
        Assert.NotEmpty((await life.TradeAsync()).Sales);
    }

    [Fact]
    public async Task Taken_BackBeforeTheSecondLook_IsNotRecorded()
    {
        TradeLife life = await TakenAsync(static total => total / 4m);
        await LookAsync(life, 1);

        life.World.Venue.Deposit("BTC", life.World.Venue.Total("BTC") / 3m);
        await LookAsync(life, 3);

        await life.AssertAtRestAsync();
        Assert.Null((await life.TradeAsync()).Takings);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Taken_BackAfterItWasRecorded_IsTheOwners()
    {
        TradeLife life = await TakenAsync(static total => total / 4m);
        await LookAsync(life, 3);
        decimal left = life.World.Venue.Total("BTC");

        life.World.Venue.Deposit("BTC", left / 3m);
        await LookAsync(life, 3);

        Trade trade = await life.TradeAsync();
        Assert.Equal(left, trade.HeldQuantity);
        Assert.Equal(trade.SellableQuantity, Assert.Single(life.World.Venue.Resting).Left);
    }

    [Fact]
    public async Task Taken_SecondQuestionFails_IsNotReadAsGone()
    {
        TradeLife life = await TakenAsync(static total => total);
        await LookAsync(life, 1);

        life.World.Venue.HidesBalances = true;
        await LookAsync(life, 3);

        Assert.Null((await life.TradeAsync()).Takings);
        life.World.Venue.HidesBalances = false;
        await LookAsync(life, 1);
        Assert.Equal(TradeStatus.Closed, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Missing_StopWasFilledAndNobodyHasAsked_IsNoTaking()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Price(life.Symbol, 97m);

        for (int look = 0; look < 3; look++)
        {
            life.World.Clock.Advance(TimeSpan.FromMinutes(1));
            await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        }

        Assert.Null((await life.TradeAsync()).Takings);
        await life.Driver.QuietAsync();
        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Taken_AfterASaleThatOneLookHadMissed_CountsFromItsOwnFirstLook()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.BeforeBalances = () =>
        {
            life.World.Market.SetTop(life.Symbol, 97m, 97.1m);
            life.World.Venue.TriggerStops(0.5m);
        };
        await LookAsync(life, 1);
        life.World.Venue.BeforeBalances = static () => { };
        await life.Driver.ManageAsync();
        Assert.NotEmpty((await life.TradeAsync()).Sales);

        life.World.Price(life.Symbol, 102m);
        life.World.Venue.CancelAllByHand();
        life.World.Venue.TakeAway("BTC", life.World.Venue.Total("BTC") / 4m);
        await LookAsync(life, 1);
        Assert.Null((await life.ControlAsync()).MismatchBecause);

        await LookAsync(life, 2);
        Assert.Single((await life.TradeAsync()).Takings!);
    }

    private static async Task<TradeLife> TakenAsync(Func<decimal, decimal> share)
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.CancelAllByHand();
        life.World.Venue.TakeAway("BTC", share(life.World.Venue.Total("BTC")));

        return life;
    }

    private static async Task LookAsync(TradeLife life, int looks)
    {
        for (int look = 0; look < looks; look++)
        {
            life.World.Clock.Advance(TimeSpan.FromMinutes(1));
            await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
            await life.Driver.QuietAsync();
        }
    }
}
