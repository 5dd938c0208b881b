using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Positions;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Positions;

/// <summary>An instrument is listed no more while a trade holds it.</summary>
public sealed class UnlistedTradesTests
{
    private static readonly int MinutesOfPatience = (int)UnlistedTrades.Patience.TotalMinutes;

    [Fact]
    public async Task Unlisted_ForLongerThanListsAreKept_EndsItsOrdersAndTellsTheOperatorOnce()
    {
        TradeLife life = await UnlistedAsync();

        await LookAsync(life, MinutesOfPatience + 5);

        Trade trade = await life.TradeAsync();
        Assert.Equal(TradeStatus.Open, trade.Status);
        Assert.DoesNotContain(trade.Legs, leg => leg.IsOpen);
        Assert.Equal(life.World.Venue.Total("BTC"), trade.HeldQuantity);
        Assert.Single(life.World.Push.Published, push => push.Payload is RiskAlert { Kind: Unlisting.Reason });
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
        await StoredEvents.AssertAsync(life.World);
    }

    [Fact]
    public async Task Unlisted_AfterItsOrdersHaveEnded_TheVenueIsLeftAlone()
    {
        TradeLife life = await UnlistedAsync();
        await LookAsync(life, MinutesOfPatience + 5);
        int before = life.World.Venue.Requests;

        await LookAsync(life, 30);

        Assert.Equal(before, life.World.Venue.Requests);
        Assert.Null(life.World.Bus.NextDue(life.World.Clock.Now));
    }

    [Fact]
    public async Task Unlisted_ListedAgainInTime_GoesOn()
    {
        TradeLife life = await UnlistedAsync();
        await LookAsync(life, 10);

        life.World.List("BTC");
        await LookAsync(life, MinutesOfPatience + 5);

        Assert.DoesNotContain((await life.TradeAsync()).Legs, leg => leg.Reason == Unlisting.Reason);
    }

    [Fact]
    public async Task Unlisted_MarketDoesNotAnswer_IsNotReadAsGone()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Market.IsDown = true;

        await LookAsync(life, MinutesOfPatience + 5);

        life.World.Market.IsDown = false;
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Unlisted_ListIsNotAnsweredWhenTheHourIsOver_EndsNothingUntilItIs()
    {
        TradeLife life = await UnlistedAsync();
        await LookAsync(life, MinutesOfPatience - 5);

        life.World.Market.IsDown = true;
        await LookAsync(life, 10);
        Assert.Contains((await life.TradeAsync()).Legs, leg => leg.IsOpen);

        life.World.Market.IsDown = false;
        await LookAsync(life, 1);
        Assert.DoesNotContain((await life.TradeAsync()).Legs, leg => leg.IsOpen);
    }

    [Fact]
    public async Task Unlisted_CoinsAreMovedByHand_EndsAtTheLastKnownPrice()
    {
        TradeLife life = await UnlistedAsync();
        await LookAsync(life, MinutesOfPatience + 5);

        life.World.Venue.TakeAway("BTC", life.World.Venue.Total("BTC"));
        await LookAsync(life, 3);

        Trade trade = await life.TradeAsync();
        Assert.Equal((TradeStatus.Closed, "taken"), (trade.Status, trade.ExitReason));
        Assert.Equal(trade.EntryPrice, Assert.Single(trade.Takings!).Price);
        await life.Driver.CommandAsync(BotCommand.Resume);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Unlisted_AfterItsTradeHasEnded_OtherTradesAreComparedAsEver()
    {
        TradeLife life = await TradeLife.OpenAsync();
        Symbol other = life.World.List("ETH");
        await life.Driver.SignalAsync(TestRules.Signal("ETH"));
        await life.Driver.QuietAsync();
        life.World.Price(life.Symbol, 97m);
        await LookAsync(life, 1);
        life.World.Venue.Unlist(life.Symbol);
        life.World.Venue.CancelAllByHand();
        life.World.Venue.TakeAway("ETH", life.World.Venue.Total("ETH"));

        await LookAsync(life, 3);

        // Coins that are missing are looked for after the fills.
        Trade compared = (await life.World.TradesAsync()).Single(trade => trade.Symbol == other);
        Assert.Equal((TradeStatus.Closed, "taken"), (compared.Status, compared.ExitReason));
    }

    private static async Task<TradeLife> UnlistedAsync()
    {
        TradeLife life = await TradeLife.OpenAsync();
        // A list that is empty is none.
        life.World.List("ETH");
        life.World.Venue.Unlist(life.Symbol);

        return life;
    }

    private static async Task LookAsync(TradeLife life, int looks)
    {
        for (int look = 0; look < looks; look++)
        {
            life.World.Clock.Advance(TimeSpan.FromMinutes(1));
            await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
            await life.Driver.DrainAsync();
        }
    }
}
