using System.Globalization;
using Binance.Net;
using Binance.Net.Clients;
using Breakwater.Adapters.Binance;
using Breakwater.Adapters.Paper;
using Breakwater.Domain.Presets;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Breakwater.TestKit.Local;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>What a bot on 100 symbols and five-minute candles costs, by the venue's own headers.</summary>
public sealed class UsedWeightTests
{
    private const int Symbols = 100;
    private const int TwentyPercent = 1200;
    private static readonly DateTimeOffset Start = new(2025, 4, 1, 11, 59, 0, TimeSpan.Zero);
    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(32);

    [Fact]
    public async Task Cadence_HundredSymbolsOnFiveMinutes_UsesLessThanAFifthOfTheWeight()
    {
        await using ExchangeServer exchange = await ExchangeServer.StartAsync(
            new ExchangeSettings { From = Start, Until = Start.AddDays(1), Symbols = Symbols }, TimeProvider.System);
        using BinanceRestClient client = ClientOf(exchange.Address.ToString().TrimEnd('/'));
        Preset preset = BreakoutPreset();
        var world = new World(preset, start: Start);
        using var shared = new StoredRateBudget(
            world.Store, world.Clock, new RateTerms("test", World.Bot, 100), new RateLimits());
        var budget = new HeaderTally(shared, world.Clock);
        using var reads = new VenueReads(budget, world.Clock);
        var market = new BinanceMarketData(client, reads, world.Clock);
        var terms = new PaperTerms(world.Settings.Places.Paper, "USDT", 10_000m, new FeeRates(10m, 10m, null));
        var paper = new PaperVenue(terms, world.Store, market, world.Clock);
        using var http = new HttpClient();
        VenueKey key = VenueKey.OfHmac(AccountBook.DefaultKey, AccountBook.DefaultSecret);
        var access = new VenueAccess(http, exchange.Address, key);
        var account = new BinanceTradingVenue(client, reads, market, budget, access, world.Clock);
        await world.ActiveAsync();
        var driver = new Driver(world, new PipelineRig(world, market, paper));

        for (DateTimeOffset end = Start + Measured; world.Clock.Now < end; world.Clock.Advance(TimeSpan.FromSeconds(1)))
        {
            Assert.True(exchange.Clock.TryMoveTo(world.Clock.Now.ToUnixTimeMilliseconds()) || world.Clock.Now == Start);
            await TickAsync(driver, account);
        }

        IReadOnlyDictionary<DateTimeOffset, int> minutes = budget.Minutes;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(
            ' ', minutes.Select(minute => string.Create(
                CultureInfo.InvariantCulture, $"{minute.Key:HH:mm}={minute.Value}"))));
        Assert.True(minutes.Count >= 30, $"{minutes.Count} minutes.");
        Assert.Empty(driver.DeadLetters);
        // What is held is not scanned, and no more than three are.
        Assert.InRange(await ScannedAsync(world), Symbols - 3, Symbols);
        Assert.InRange(minutes.Values.Max(), 300, TwentyPercent - 1);
    }

    // The cadence of the timers in the cloud; the account's lists are asked as the live venue asks for them.
    private static async Task TickAsync(Driver driver, BinanceTradingVenue account)
    {
        DateTimeOffset now = driver.World.Clock.Now;
        if (now.Second % 15 == 0)
        {
            await driver.Rig.Cycle.ManagePositionsAsync(default);
        }

        if (now.Second == 7)
        {
            await driver.Rig.Cycle.ReconcileAsync(default);
            await account.OpenOrdersAsync(default);
            await account.BalancesAsync(default);
        }

        if (now.Second % 30 == 0)
        {
            await driver.Rig.Cycle.BeatAsync(default);
        }

        if (now is { Second: 3 } && now.Minute % 5 == 0)
        {
            await driver.Rig.Cycle.ScanScheduledAsync(default);
        }

        await driver.DrainAsync();
    }

    private static Preset BreakoutPreset()
    {
        byte[] text = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, "presets", "breakout_v1.json"));
        Preset preset = PresetText.Read(text).Preset!.Preset;

        // All hundred are scanned; the synthetic market has fewer that trade twenty millions a day.
        return preset with { Scan = preset.Scan with { MinQuoteVolume24h = 0m } };
    }

    private static BinanceRestClient ClientOf(string address) => new(options =>
    {
        options.Environment = BinanceEnvironment.CreateCustom(
            "test", address, address, address, null, null, null, null, null, null, null);
        options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
        options.ApiCredentials = new BinanceCredentials(
            Breakwater.Local.Exchange.Accounts.AccountBook.DefaultKey,
            Breakwater.Local.Exchange.Accounts.AccountBook.DefaultSecret);
    });

    private static async Task<int> ScannedAsync(World world)
    {
        ScanCycle? cycle = await new LastScan(
            world.Settings,
            world.Store,
            new PresetDesk(world.Settings, world.Store, world.Clock),
            world.Clock).FindAsync(default);
        return cycle!.Results.Sum(result => result.Scanned);
    }

    /// <summary>Writes down the highest used weight that the headers of each minute told.</summary>
    private sealed class HeaderTally(IRateBudget inner, TimeProvider clock) : IRateBudget
    {
        private readonly Lock gate = new();
        private readonly SortedDictionary<DateTimeOffset, int> minutes = [];

        public RateUse Use => inner.Use;

        public IReadOnlyDictionary<DateTimeOffset, int> Minutes => minutes;

        public ValueTask<RateDenial?> TakeAsync(RateNeed need, CancellationToken cancellationToken) =>
            inner.TakeAsync(need, cancellationToken);

        public ValueTask NoteAsync(RateReading reading, CancellationToken cancellationToken)
        {
            DateTimeOffset now = clock.GetUtcNow();
            DateTimeOffset minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
            lock (gate)
            {
                minutes[minute] = Math.Max(minutes.GetValueOrDefault(minute), reading.Weight ?? 0);
            }

            return inner.NoteAsync(reading, cancellationToken);
        }

        public void Adopt(RateLimits limits) => inner.Adopt(limits);
    }
}
