using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What the risk gate is told about the market and the venue; what cannot be had is a denial.</summary>
public sealed class RiskInputsTests
{
    private static readonly Preset Watchful = TestRules.Preset with
    {
        Scan = TestRules.Scan with { Regime = new RegimeRules("BTCUSDT", 1.5m, 3m, false) },
        Risk = TestRules.Risk with { MaxCorrelation = 0.8m },
    };

    [Fact]
    public async Task Assess_ReferenceWithoutCandles_IsDenied() =>
        Assert.Equal(nameof(DenialReason.RegimeNotFit), await DenialAsync(static _ => { }));

    [Fact]
    public async Task Assess_ReferenceFell_IsDenied() =>
        Assert.Equal(nameof(DenialReason.RegimeNotFit), await DenialAsync(static world =>
            world.Market.SetCandles(Symbol.Of("BTCUSDT"), Timeframe.H1, Fallen(Candles.Flat(Timeframe.H1, 60, 8m)))));

    [Theory]
    [InlineData(true, nameof(DenialReason.TooCorrelated))]
    [InlineData(false, "")]
    public async Task Assess_HeldSymbolMovesWithIt_IsDenied(bool together, string reason)
    {
        (World world, Driver driver) = await MakeAsync();
        world.List("ETH");
        world.List("SOL");
        world.Market.SetCandles(Symbol.Of("BTCUSDT"), Timeframe.H1, Candles.Flat(Timeframe.H1, 60));
        world.Market.SetCandles(Symbol.Of("ETHUSDT"), Timeframe.H1, Swinging(7));
        world.Market.SetCandles(Symbol.Of("SOLUSDT"), Timeframe.H1, Swinging(together ? 7 : 11));
        await driver.SignalAsync(TestRules.Signal("ETH"));
        await driver.QuietAsync();
        await driver.SignalAsync(TestRules.Signal("SOL"));
        await driver.QuietAsync();

        Assert.Equal(reason, world.Journal.Entries.Last(entry => entry.Key.Stage is JournalStage.Risk).Reason);
    }

    [Fact]
    public async Task Orders_RefusedTooOften_OpenTheBreaker()
    {
        World world = new(TestRules.Preset with
        {
            Risk = TestRules.Risk with { Breaker = new BreakerRules(2, 60, 30), SymbolCoolDownMinutes = 0 },
        });
        await world.ActiveAsync();
        Driver driver = new(world);
        foreach (string asset in new[] { "AAA", "BBB", "CCC" })
        {
            world.List(asset);
            world.Venue.FailSubmit(VenueFault.Rejected);
            await driver.SignalAsync(TestRules.Signal(asset));
            await driver.QuietAsync();
        }

        JournalEntry last = world.Journal.Entries.Last(entry => entry.Key.Stage is JournalStage.Risk);
        Assert.Equal(nameof(DenialReason.CircuitOpen), last.Reason);
        Portfolio ledger = (await driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value;
        Assert.Equal(TestRules.Start.AddMinutes(30), ledger.BreakerOpenUntil);
    }

    [Fact]
    public async Task Denial_OfAGuard_IsKeptAsEvidence()
    {
        World world = new();
        world.List("BTC");
        await world.ActiveAsync();
        Driver driver = new(world);
        Portfolio cooling = new Portfolio(10_000m, 0m, 0m) { CoolDownUntil = TestRules.Start.AddHours(1) };
        Storage.Changes changes = new Storage.Changes(world.Settings.Places.Trading)
            .Upsert(Storage.Places.PortfolioKey, cooling);
        await world.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None);

        await driver.SignalAsync(TestRules.Signal("BTC"));
        await driver.QuietAsync();

        Assert.True((await driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value.GuardSeen);
    }

    [Fact]
    public async Task Start_LiveWithoutEvidence_FailsAndSaysWhatIsMissing()
    {
        World world = new() { Mode = TradingMode.Live };
        world.List("BTC");
        Driver driver = new(world);
        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        BotControl control = (await driver.Rig.Desk.ControlAsync(CancellationToken.None)).Value;
        Assert.Equal(BootPhase.Error, control.Phase);
        Assert.Contains("evidence.trades is 0, needed is 50", control.Error, StringComparison.Ordinal);
    }

    private static Candle[] Fallen(Candle[] candles)
    {
        candles[^1] = candles[^1] with { Low = 95m, Close = 95.5m, Volume = 100m };

        return candles;
    }

    // Returns that repeat with this period: two series of one period move together.
    private static Candle[] Swinging(int period) =>
    [
        .. Candles.Flat(Timeframe.H1, 60).Select((candle, slot) =>
        {
            decimal close = 100m + (slot % period * slot % 3 * 0.2m);

            return candle with { Close = close, High = close + 1m };
        }),
    ];

    private static async Task<string> DenialAsync(Action<World> change)
    {
        (World world, Driver driver) = await MakeAsync();
        world.List("ETH");
        change(world);
        await driver.SignalAsync(TestRules.Signal("ETH"));
        await driver.QuietAsync();

        return world.Journal.Entries.Last(entry => entry.Key.Stage is JournalStage.Risk).Reason;
    }

    private static async Task<(World World, Driver Driver)> MakeAsync()
    {
        World world = new(Watchful);
        world.List("BTC");
        await world.ActiveAsync();

        return (world, new Driver(world));
    }
}
