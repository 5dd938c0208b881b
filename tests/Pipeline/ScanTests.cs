using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Scanning;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A scan is cut into chunks; the last one in closes the cycle, whichever it is.</summary>
public sealed class ScanTests
{
    private static readonly string[] Assets = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    [Theory]
    [InlineData(DeliveryOrder.OldestFirst, 1)]
    [InlineData(DeliveryOrder.NewestFirst, 1)]
    [InlineData(DeliveryOrder.OldestFirst, 3)]
    [InlineData(DeliveryOrder.NewestFirst, 3)]
    public async Task Scan_ChunksInAnyOrderAndTwice_ClosesOnceWithTheSameCandidates(DeliveryOrder order, int copies)
    {
        (World world, Driver driver) = await MakeAsync(order, copies);

        Assert.Equal(ScanOpening.Opened, await OpenAsync(driver, world));
        await driver.QuietAsync();

        ScanCycle cycle = await CycleAsync(world);
        Assert.Equal(3, cycle.Results.Count);
        Assert.Equal(5, cycle.Candidates!.Count);
        string[] candidates =
        [
            .. world.Bus.Sent.Where(message => message.Queue == Queues.Signal)
                .Select(message => message.Envelope.Read<CheckCandidate>().Symbol.Value),
        ];
        Assert.Equal(cycle.Candidates.Select(scored => scored.Symbol.Value), candidates);
        Assert.Empty(driver.DeadLetters);
    }

    [Fact]
    public async Task Scan_ThreeInstancesManyInterleavings_ClosesOnce()
    {
        for (uint seed = 1; seed <= 100; seed++)
        {
            (World world, Driver driver) = await MakeAsync();
            await OpenAsync(driver, world);
            Envelope[] chunks = [.. world.Bus.Sent.Select(message => message.Envelope)];
            world.Bus.LoseAll();
            Func<Task>[] processes =
            [
                .. chunks.Concat(chunks).Select(chunk =>
                {
                    PipelineRig rig = new(world);

                    return (Func<Task>)(() => rig.Cycle.ScanMarketAsync(chunk, CancellationToken.None));
                }),
            ];

            new SeededScheduler(seed).Run(processes);

            Assert.Equal(3, (await CycleAsync(world)).Results.Count);
            Assert.Equal(5, world.Bus.Sent.Count(message => message.Queue == Queues.Signal));
        }
    }

    [Fact]
    public async Task Schedule_Twice_OpensOneCycle()
    {
        (World world, Driver driver) = await MakeAsync();

        await OpenAsync(driver, world);
        world.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(ScanOpening.AlreadyOpen, await OpenAsync(driver, world));
        Assert.Equal(3, world.Bus.Sent.Count);
    }

    [Fact]
    public async Task Schedule_NotTrading_OpensNothing()
    {
        (World world, Driver driver) = await MakeAsync();
        await world.ControlAsync(new BotControl { Run = BotRun.Paused, Phase = BootPhase.Running });

        Assert.Equal(ScanOpening.NotTrading, await OpenAsync(driver, world));
        Assert.Empty(world.Bus.Sent);
    }

    [Fact]
    public async Task Scan_CrashAtAnyPortCall_ClosesOnce()
    {
        CrashPlan counted = new();
        await RunAsync(counted);
        List<string> failures = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; call <= counted.Calls; call++)
            {
                CrashPlan crash = new() { CrashAt = call, AfterTheCall = after };
                World world = await RunAsync(crash);
                string? failure = await Failure.OfAsync(async () =>
                {
                    Assert.Equal(5, (await CycleAsync(world)).Candidates?.Count);
                    string[] ids =
                    [
                        .. world.Bus.Sent.Where(message => message.Queue == Queues.Signal)
                            .Select(message => message.Envelope.Id).Distinct(),
                    ];
                    Assert.Equal(5, ids.Length);
                });
                if (failure is not null)
                {
                    failures.Add($"call {call} after={after} ({crash.DiedAt}): {failure}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Scan_EveryChunkExpired_ClosesTheCycleEmptyAndSaysSo()
    {
        (World world, Driver driver) = await MakeAsync();
        await OpenAsync(driver, world);
        world.Clock.Advance(TimeSpan.FromMinutes(16));

        await driver.QuietAsync();

        Assert.All((await CycleAsync(world)).Results, static result => Assert.Equal(0, result.Scanned));
        Assert.Equal(3, (await CycleAsync(world)).Results.Count);
        Assert.Equal(3, world.Journal.Entries.Count(static entry => entry.Outcome == "expired"));
        Assert.Equal(3, world.Bus.Sent.Count);
    }

    [Fact]
    public async Task Scan_SymbolWithAPosition_IsNotScanned()
    {
        (World world, Driver driver) = await MakeAsync();
        world.List("AAA");
        await driver.SignalAsync(TestRules.Signal("AAA"));
        await driver.QuietAsync();

        await OpenAsync(driver, world);

        Assert.DoesNotContain(
            world.Bus.Sent.Where(message => message.Queue == Queues.Scan)
                .SelectMany(message => message.Envelope.Read<ScanChunk>().Tickers),
            ticker => ticker.Symbol.Value == "AAAUSDT");
    }

    [Fact]
    public async Task Scan_OneSymbolWithoutCandles_IsFilteredAndTheCycleCloses()
    {
        (World world, Driver driver) = await MakeAsync();
        world.Market.SetCandles(Symbol.Of("BBBUSDT"), Timeframe.M15);

        await OpenAsync(driver, world);
        await driver.QuietAsync();

        Assert.Equal(4, (await CycleAsync(world)).Candidates?.Count);
        JournalEntry entry = Assert.Single(world.Journal.Entries, entry =>
            entry.Key.Stage is JournalStage.Scan && entry.Subject == "BBBUSDT");
        Assert.Equal("MissingData", entry.Reason);
    }

    [Fact]
    public async Task Scan_MostSymbolsWithoutCandles_AlertsOnceWhileItLasts()
    {
        (World world, Driver driver) = await MakeAsync();
        foreach (string asset in Assets.Take(3))
        {
            world.Market.SetCandles(Symbol.Of(asset + "USDT"), Timeframe.M15);
        }

        for (int scan = 0; scan < 3; scan++)
        {
            await OpenAsync(driver, world);
            await driver.QuietAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        var alert = (RiskAlert)Assert.Single(
            world.Push.Published, push => push.Payload is RiskAlert { Kind: "market-data" }).Payload;
        Assert.StartsWith("3 of 5 instruments", alert.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_FewSymbolsWithoutCandles_IsNoAlert()
    {
        (World world, Driver driver) = await MakeAsync();
        world.Market.SetCandles(Symbol.Of("AAAUSDT"), Timeframe.M15);
        world.Market.SetCandles(Symbol.Of("BBBUSDT"), Timeframe.M15);

        await OpenAsync(driver, world);
        await driver.QuietAsync();

        Assert.DoesNotContain(world.Push.Published, push => push.Payload is RiskAlert);
    }

    [Fact]
    public async Task Scan_CandlesOfOneSymbolKeepFailing_TheCycleClosesWithoutIt()
    {
        (World world, Driver driver) = await MakeAsync();
        world.Market.BreakCandles(Symbol.Of("BBBUSDT"));

        await OpenAsync(driver, world);
        await driver.QuietAsync();

        Assert.Equal(4, (await CycleAsync(world)).Candidates?.Count);
    }

    [Fact]
    public async Task Scan_SymbolDelistedMeanwhile_TheCycleClosesWithoutIt()
    {
        (World world, Driver driver) = await MakeAsync();
        await OpenAsync(driver, world);
        world.Market.Remove(Symbol.Of("BBBUSDT"));

        await driver.QuietAsync();

        Assert.Empty(driver.DeadLetters);
        Assert.Equal(4, (await CycleAsync(world)).Candidates?.Count);
    }

    private static async Task<World> RunAsync(CrashPlan crash)
    {
        (World world, _) = await MakeAsync();
        Driver driver = new(world, new PipelineRig(world, crash));
        for (int slot = 0; slot < 2; slot++)
        {
            await driver.TryAsync(rig => rig.Cycle.ScanScheduledAsync(CancellationToken.None));
        }

        await driver.RecoverAsync(2);

        return world;
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(2, 3)]
    public async Task Scan_VenueMayBeAskedForFewer_ScansTheBestRankedAndSaysHowManyAreLeftOut(int carried, int leftOut)
    {
        (World world, Driver driver) = await MakeAsync();
        world.Market.Carried = carried;
        world.Market.Set(new Ticker(Symbol.Of("EEEUSDT"), 100m, 9_000_000m, 0m));

        Assert.Equal(ScanOpening.Opened, await OpenAsync(driver, world));
        Symbol[] scanned =
        [
            .. world.Bus.Sent.Where(message => message.Queue == Queues.Scan)
                .SelectMany(message => message.Envelope.Read<ScanChunk>().Tickers).Select(ticker => ticker.Symbol),
        ];

        Assert.Equal(carried, scanned.Length);
        Assert.Equal(Symbol.Of("EEEUSDT"), scanned[0]);
        Assert.Equal(leftOut, (await CycleAsync(world)).LeftOut);
    }

    [Fact]
    public async Task Scan_NothingMayBeAsked_IsAnEmptyUniverse()
    {
        (World world, Driver driver) = await MakeAsync();
        world.Market.Carried = 0;

        Assert.Equal(ScanOpening.EmptyUniverse, await OpenAsync(driver, world));
    }

    private static Task<ScanOpening> OpenAsync(Driver driver, World world) =>
        driver.Rig.Scheduler.HandleAsync(world.Clock.Now, CancellationToken.None);

    private static async Task<ScanCycle> CycleAsync(World world)
    {
        IReadOnlyList<Row> rows = await world.Store.ListAsync(
            world.Settings.Places.Cycles, "2026", CancellationToken.None);

        return Assert.Single(rows).Read<ScanCycle>().Value;
    }

    private static async Task<(World World, Driver Driver)> MakeAsync(
        DeliveryOrder order = DeliveryOrder.OldestFirst, int copies = 1)
    {
        World world = new();
        foreach ((int index, string asset) in Assets.Index())
        {
            Symbol symbol = world.List(asset, 100m, 100.1m);
            world.Market.SetCandles(symbol, Timeframe.H1, Candles.Flat(Timeframe.H1, 60, 2m + index));
            world.Market.SetCandles(symbol, Timeframe.M15, Candles.Flat(Timeframe.M15, 60));
        }

        await world.ActiveAsync();

        return (world, new Driver(world) { Order = order, Copies = copies });
    }
}
