using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A winner is added to, once, protected at once, and the ledger knows of it.</summary>
public sealed class AddOnFlowTests
{
    private static readonly Preset Rules = TestRules.Preset with
    {
        Risk = TestRules.Risk with { MaxPositionPercent = 80m },
        Exits = TestRules.Exits with { BreakEvenAfterR = 0.5m, AddOn = new AddOnRules(0.5m, 0.5m, 5m) },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Decide_WinnerWithARaisedStop_IsBoughtOnceAndCovered(int copies)
    {
        (World world, Driver driver) = await OpenAsync(copies);
        decimal reserved = (await LedgerAsync(driver)).Exposure;

        await RiseAsync(world, driver);

        Trade trade = Assert.Single(await world.TradesAsync());
        Leg added = Assert.Single(trade.Legs, leg => leg.Kind is LegKind.AddOn);
        Assert.Equal(LegState.Filled, added.State);
        Assert.Equal(2, world.Venue.Orders.Count(order => order.Side is OrderSide.Buy));
        VenueOrder stop = Assert.Single(world.Venue.Resting);
        Assert.Equal(trade.SellableQuantity, stop.Left);
        Assert.True((await LedgerAsync(driver)).Exposure > reserved);
        Assert.Equal(0m, (await driver.Rig.Reports.PerformanceAsync(CancellationToken.None)).Difference);
        Assert.Empty(driver.DeadLetters);
    }

    [Fact]
    public async Task Decide_BotPausedMeanwhile_IsNotBought()
    {
        (World world, Driver driver) = await OpenAsync();
        await driver.CommandAsync(Domain.Engine.BotCommand.Pause);

        await RiseAsync(world, driver);

        Assert.Single(world.Venue.Orders, order => order.Side is OrderSide.Buy);
    }

    [Fact]
    public async Task Decide_AnswerLost_IsAskedForAndNotBoughtTwice()
    {
        (World world, Driver driver) = await OpenAsync();
        world.Venue.Arriving = order =>
        {
            if (order.Side is OrderSide.Buy)
            {
                world.Venue.FailSubmit(VenueFault.DoneButUnknown);
            }

            return Task.CompletedTask;
        };
        await RiseAsync(world, driver);
        await driver.RecoverAsync(1);

        Assert.Equal(2, world.Venue.Orders.Count(order => order.Side is OrderSide.Buy));
        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal(trade.SellableQuantity, Assert.Single(world.Venue.Resting).Left);
    }

    [Fact]
    public async Task Decide_BalancesUnknown_NothingIsAddedAndTheStopStillRises()
    {
        (World world, Driver driver) = await OpenAsync();
        decimal stop = Assert.Single(await world.TradesAsync()).StopPrice;
        world.Venue.HidesBalances = true;

        await RiseAsync(world, driver);

        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.True(trade.StopPrice > stop);
        Assert.DoesNotContain(trade.Legs, leg => leg.Kind is LegKind.AddOn);
    }

    [Fact]
    public async Task Rules_ChangedWhileATradeIsOpen_ItIsManagedByItsOwn()
    {
        (World world, Driver driver) = await OpenAsync();
        var strict = new ActivePreset(
            Rules with { Name = "strict_v1", Exits = Rules.Exits with { AddOn = new AddOnRules(0m, 0m, 0m) } }, "1");
        await driver.Rig.Presets.UseAsync(strict, CancellationToken.None);
        driver.Restart();

        await RiseAsync(world, driver);

        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal("test_v1@1", trade.Preset);
        Assert.Contains(trade.Legs, leg => leg.Kind is LegKind.AddOn);
    }

    private static async Task<Portfolio> LedgerAsync(Driver driver) =>
        (await driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value;

    // A candle that closes far above entry, then three looks: stop up, add-on, nothing more.
    private static async Task RiseAsync(World world, Driver driver)
    {
        Symbol symbol = Symbol.Of("BTCUSDT");
        world.Clock.AdvanceTo(TestRules.Start.AddMinutes(16));
        world.Market.SetCandles(
            symbol,
            Timeframe.M15,
            [.. Candles.Flat(Timeframe.M15, 30), new Candle(TestRules.Start, 101.2m, 103.4m, 101m, 103.2m, 20m)]);
        world.Price(symbol, 103.2m);
        for (int look = 0; look < 3; look++)
        {
            await driver.ManageAsync();
        }
    }

    private static async Task<(World World, Driver Driver)> OpenAsync(int copies = 1)
    {
        World world = new(Rules);
        world.List("BTC");
        await world.ActiveAsync();
        Driver driver = new(world) { Copies = copies };
        await driver.SignalAsync(TestRules.Signal("BTC"));
        await driver.QuietAsync();

        return (world, driver);
    }
}
