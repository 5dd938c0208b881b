using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>The whole way from a closed candle to a protected position, through every queue.</summary>
public sealed class FlowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Flow_BreakoutCandle_EndsInOneProtectedPosition(int copies)
    {
        World world = await MakeAsync();
        Driver driver = new(world) { Copies = copies };

        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();
        await driver.TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));

        Assert.Empty(driver.DeadLetters);
        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal((TradeStatus.Open, 101m), (trade.Status, trade.Signal.LevelPrice));
        VenueOrder stop = Assert.Single(world.Venue.Resting);
        Assert.Equal((trade.SellableQuantity, trade.StopPrice), (stop.Left, stop.StopPrice));
        Assert.Equal(
            [JournalStage.Execution, JournalStage.Risk, JournalStage.Scan, JournalStage.Signal],
            world.Journal.Entries.Select(entry => entry.Key.Stage).Distinct().Order(Comparer<JournalStage>.Create(
                static (left, right) => string.CompareOrdinal($"{left}", $"{right}"))));
        Assert.Single(world.Journal.Entries.Select(entry => entry.CorrelationId).Distinct());
    }

    [Fact]
    [Trait("SeedDefect", "22")]
    public async Task Flow_CandleNotClosedYet_DecidesNothing()
    {
        World world = await MakeAsync();
        Driver driver = new(world);
        Candle[] closed = Candles.Flat(Timeframe.M15, 60);
        // The breakout is still forming: it opened at the time of the scan.
        world.Market.SetCandles(
            Symbol.Of("BTCUSDT"),
            Timeframe.M15,
            [.. closed, new Candle(TestRules.Start, 100.5m, 101.6m, 100.4m, 101.5m, 30m)]);

        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();

        Assert.Empty(await world.TradesAsync());
        JournalEntry entry = Assert.Single(world.Journal.Entries, entry => entry.Key.Stage is JournalStage.Signal);
        Assert.Equal(("none", "NoBreakout"), (entry.Outcome, entry.Reason));
    }

    [Fact]
    [Trait("SeedDefect", "4")]
    public async Task Flow_ScanHangs_PositionIsStillManaged()
    {
        World world = await MakeAsync();
        Driver driver = new(world);
        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();
        Trade trade = Assert.Single(await world.TradesAsync());
        // A new scan is opened and never gets anywhere.
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        world.List("ETH");
        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        world.Bus.LoseAll();

        world.Price(trade.Symbol, trade.StopPrice);
        await driver.ManageAsync();

        Assert.Equal(TradeStatus.Closed, Assert.Single(await world.TradesAsync()).Status);
    }

    [Fact]
    public async Task Execute_UnknownMessage_IsRefusedLoudly()
    {
        World world = await MakeAsync();
        Driver driver = new(world);
        var origin = new Origin(World.Bot, "c", "test", world.Clock.Now);
        Envelope strange = Envelope.Of(origin, new CarryOnTrade("t", false), "k") with { Type = "Strange" };

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => driver.Rig.Cycle.ExecuteAsync(strange, CancellationToken.None));
    }

    [Fact]
    public async Task Beat_OpenPosition_StoresAndPushesTheState()
    {
        TradeLife life = await TradeLife.OpenAsync();

        await life.Driver.Rig.Cycle.BeatAsync(CancellationToken.None);

        BotState state = Assert.IsType<BotState>(
            life.World.Push.Published.Last(push => push.Kind is PushKind.Heartbeat).Payload);
        Assert.Equal(("RUNNING", "paper", 1), (state.Status, state.Mode, state.OpenPositions));
        Assert.NotNull(await life.World.Store.FindAsync(
            life.World.Settings.Places.Engine, Storage.Places.HeartbeatKey, CancellationToken.None));
    }

    internal static async Task<World> MakeAsync()
    {
        World world = new();
        Symbol symbol = world.List("BTC", 101.5m, 101.6m);
        Candle[] signals = Candles.Flat(Timeframe.M15, 60);
        signals[^1] = signals[^1] with { Open = 100.5m, High = 101.6m, Low = 100.4m, Close = 101.5m, Volume = 30m };
        world.Market.SetCandles(symbol, Timeframe.H1, Candles.Flat(Timeframe.H1, 60));
        world.Market.SetCandles(symbol, Timeframe.M15, signals);
        await world.ActiveAsync();

        return world;
    }
}
