using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A breakout is recorded, watched while nobody would scan it, and entered at its first pull-back.</summary>
public sealed class RetestFlowTests
{
    private static readonly Preset Rules = TestRules.Preset with
    {
        // A pull-back is quiet: the scan never lets it through.
        Scan = TestRules.Scan with { MinVolumeSurge = 2m },
        Signal = TestRules.SignalRules with { Entries = [EntryKind.Retest] },
    };

    private static readonly Candle Rise = new(TestRules.Start, 101.5m, 102.5m, 101.4m, 102.4m, 10m);
    private static readonly Candle PullBack =
        new(TestRules.Start.AddMinutes(15), 101.6m, 102m, 101.2m, 101.9m, 10m);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Retest_FirstPullBackToARecordedBreakout_IsOneEntry(int copies)
    {
        (World world, Driver driver) = await MakeAsync(copies);
        await ScanAsync(driver);
        Assert.Equal(WatchState.Watching, (await WatchAsync(world)).State);
        await CloseAsync(driver, Rise);
        Assert.Equal(WatchState.Away, (await WatchAsync(world)).State);
        Assert.Empty(await world.TradesAsync());

        await CloseAsync(driver, PullBack);

        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal((EntryKind.Retest, 101m, TradeStatus.Open),
            (trade.Signal.Kind, trade.Signal.LevelPrice, trade.Status));
        Assert.Equal(WatchState.Retested, (await WatchAsync(world)).State);
        Assert.Empty(driver.DeadLetters);
    }

    [Fact]
    public async Task Retest_BreakoutThatNobodySaw_IsNoEntry()
    {
        (World world, Driver driver) = await MakeAsync();
        await AddAsync(driver, Rise);
        await CloseAsync(driver, PullBack);

        Assert.Empty(await world.TradesAsync());
    }

    [Fact]
    public async Task Retest_CrashAtAnyPortCall_IsStillOneEntry()
    {
        var counting = new CrashPlan();
        (_, Driver whole) = await MakeAsync(1, counting);
        await LiveAsync(whole);
        Assert.True(counting.Calls > 10, $"{counting.Calls} calls");
        for (int call = 1; call <= 2 * counting.Calls; call++)
        {
            var plan = new CrashPlan { CrashAt = (call + 1) / 2, AfterTheCall = call % 2 == 0 };
            (World world, Driver driver) = await MakeAsync(1, plan);
            await LiveAsync(driver);
            await driver.RecoverAsync(1);

            Assert.True((await world.TradesAsync()).Count == 1, $"crash at call {plan.CrashAt}, {plan.DiedAt}");
        }
    }

    [Fact]
    public async Task Retest_CloseBackBelowTheLevel_IsAFalseBreakout()
    {
        (World world, Driver driver) = await MakeAsync();
        await ScanAsync(driver);
        await CloseAsync(driver, Rise with { High = 101.6m, Low = 100.4m, Close = 100.5m });

        Assert.Equal(WatchState.FalseBreakout, (await WatchAsync(world)).State);
        JournalEntry last = world.Journal.Entries.Last(entry => entry.Key.Stage is JournalStage.Signal);
        Assert.Equal(nameof(NoSignalReason.FalseBreakout), last.Reason);
        // What has ended is not looked at any more.
        int looks = Looks(world);
        await CloseAsync(driver, PullBack);
        Assert.Equal(looks, Looks(world));
    }

    private static int Looks(World world) =>
        world.Journal.Entries.Count(entry => entry.Key.Stage is JournalStage.Signal);

    private static async Task LiveAsync(Driver driver)
    {
        await ScanAsync(driver);
        await CloseAsync(driver, Rise);
        await CloseAsync(driver, PullBack);
    }

    private static async Task<LevelWatch> WatchAsync(World world) => (await world.Store.FindAsync(
        world.Settings.Places.Cycles, Places.WatchKey(Symbol.Of("BTCUSDT")), CancellationToken.None))!
        .Read<LevelWatch>().Value;

    private static async Task ScanAsync(Driver driver)
    {
        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();
        // What a crash left unsent is sent by the timer, and a scan that died is opened again.
        await driver.TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));
        await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        await driver.QuietAsync();
    }

    private static async Task CloseAsync(Driver driver, Candle candle)
    {
        await AddAsync(driver, candle);
        driver.World.Clock.AdvanceTo(candle.OpenTime.AddMinutes(15));
        await ScanAsync(driver);
    }

    private static async Task AddAsync(Driver driver, Candle candle)
    {
        Symbol symbol = Symbol.Of("BTCUSDT");
        CandleSeries known = (await driver.World.Market.CandlesAsync(
            new CandleSlice(symbol, Timeframe.M15, 1_000, DateTimeOffset.MaxValue), CancellationToken.None))!;
        driver.World.Market.SetCandles(symbol, Timeframe.M15, [.. known.Candles, candle]);
        driver.World.Price(symbol, candle.Close);
    }

    private static async Task<(World World, Driver Driver)> MakeAsync(int copies = 1, CrashPlan? crash = null)
    {
        World world = new(Rules);
        Symbol symbol = world.List("BTC", 101.5m, 101.6m);
        Candle[] signals = Candles.Flat(Timeframe.M15, 60);
        signals[^1] = signals[^1] with { Open = 100.5m, High = 101.6m, Low = 100.4m, Close = 101.5m, Volume = 30m };
        world.Market.SetCandles(symbol, Timeframe.H1, Candles.Flat(Timeframe.H1, 60));
        world.Market.SetCandles(symbol, Timeframe.M15, signals);
        await world.ActiveAsync();

        return (world, new Driver(world, new PipelineRig(world, crash)) { Copies = copies });
    }
}
