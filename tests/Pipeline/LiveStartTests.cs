using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>The start-up with real money: the key, the evidence, and the ledger that it opens.</summary>
public sealed class LiveStartTests
{
    private static readonly LiveTerms Waived = new(null, World.Bot, "the tests trade no real money");

    [Fact]
    public async Task Start_SoundKey_RunsAndOpensTheLedgerFromTheAccount()
    {
        (World world, Driver driver) = Make(Waived);
        world.Venue.Deposit("BNB", 3m);

        BotControl control = await StartAsync(driver);

        Assert.Equal((BootPhase.Running, TradingState.Active), (control.Phase, control.Trading));
        Assert.Equal(10_000m, (await PortfolioAsync(driver)).StartEquity);
        LedgerOpening opening = (await driver.Rig.Book.OpeningAsync(CancellationToken.None))!;
        Assert.Equal(("account-1", 3m, 10_000m), (opening.Account, opening.Of("BNB"), opening.Of("USDT")));
    }

    [Fact]
    public async Task Start_Capital_IsTheMostThatIsEntrusted()
    {
        (_, Driver driver) = Make(Waived with { Capital = 2_500m });

        await StartAsync(driver);

        Assert.Equal(2_500m, (await PortfolioAsync(driver)).Equity);
        Assert.Equal(0m, (await driver.Rig.Reports.PerformanceAsync(CancellationToken.None)).Difference);
    }

    [Fact]
    public async Task Start_Again_LeavesTheLedgerAsItIs()
    {
        (World world, Driver driver) = Make(Waived);
        await StartAsync(driver);
        world.Venue.Deposit("USDT", 5_000m);

        await driver.CommandAsync(BotCommand.Stop);
        await StartAsync(driver);

        Assert.Equal(10_000m, (await PortfolioAsync(driver)).StartEquity);
    }

    [Fact]
    public async Task Start_NothingFree_EndsAtOnce()
    {
        World world = new(equity: 0m) { Mode = TradingMode.Live, Live = Waived };

        await DemandRefusalAsync(Prepare(world), "no free USDT");
    }

    [Theory]
    [InlineData(true, true, "may withdraw")]
    [InlineData(false, false, "may not trade")]
    public async Task Start_KeyOfWrongRights_EndsAtOnce(bool canTrade, bool canWithdraw, string words)
    {
        (World world, Driver driver) = Make(Waived);
        world.Venue.Rights = world.Venue.Rights with { CanTrade = canTrade, CanWithdraw = canWithdraw };

        await DemandRefusalAsync(driver, words);
    }

    [Fact]
    public async Task Start_KeyThatTheVenueDoesNotTake_EndsAtOnce()
    {
        (World world, Driver driver) = Make(Waived);
        world.Venue.KeyTrouble = new OutsideTroubleException("-2015, not taken") { IsLasting = true };

        await DemandRefusalAsync(driver, "-2015, not taken");
    }

    [Fact]
    public async Task Start_VenueDownForAWhile_IsTriedAgain()
    {
        (World world, Driver driver) = Make(Waived);
        world.Venue.KeyTrouble = new OutsideTroubleException("no answer");
        await driver.CommandAsync(BotCommand.Start);
        await driver.DrainAsync();
        Assert.Equal((BootPhase.Init, "no answer"), await StateAsync(driver));

        world.Venue.KeyTrouble = null;
        await driver.QuietAsync();

        Assert.Equal(BootPhase.Running, (await StateAsync(driver)).Phase);
    }

    [Fact]
    public async Task Start_KeyOfAnotherAccount_IsRefused()
    {
        (World world, Driver driver) = Make(Waived);
        await StartAsync(driver);
        await driver.CommandAsync(BotCommand.Stop);
        world.Venue.Rights = world.Venue.Rights with { Account = "account-2" };

        await DemandRefusalAsync(driver, "account account-2");
    }

    [Fact]
    public async Task Start_EvidenceOfAnotherBot_IsReadFromItsPaperLedger()
    {
        (World world, Driver driver) = Make(new LiveTerms(null, "beta", null));
        Portfolio earned = new Portfolio(10_000m, 900m, 100m) { MeasuredTrades = 60, SumR = 12m, GuardSeen = true };
        await StoreAsync(world, new Places("alpha"), earned);
        await DemandRefusalAsync(driver, "by what beta did on paper");

        await StoreAsync(world, new Places("beta", TradingMode.Live), earned);
        await DemandRefusalAsync(driver, "evidence.trades is 0, needed is 50");

        await StoreAsync(world, new Places("beta"), earned);
        Assert.Equal(BootPhase.Running, (await StartAsync(driver)).Phase);
    }

    [Fact]
    public async Task Start_PaperLedgerOfTheSameName_IsAnotherLedger()
    {
        (World world, Driver driver) = Make(Waived);
        await StoreAsync(world, new Places(World.Bot), new Portfolio(500m, 7m, 1m) { ClosedTrades = 9 });

        await StartAsync(driver);

        Portfolio portfolio = await PortfolioAsync(driver);
        Assert.Equal((10_000m, 0), (portfolio.Equity, portfolio.ClosedTrades));
    }

    [Fact]
    public async Task Start_WhatDeservesALook_IsJournalledAndStopsNothing()
    {
        (World world, Driver driver) = Make(Waived);
        world.Venue.FeeRate = 0.005m;
        world.Venue.Rights = world.Venue.Rights with { IsAddressBound = false };

        Assert.Equal(BootPhase.Running, (await StartAsync(driver)).Phase);

        JournalEntry entry = Assert.Single(
            world.Journal.Entries, entry => entry.Key.Stage is JournalStage.Boot);
        Assert.Equal(("account-1", "evidence-waived"), (entry.Subject, entry.Outcome));
        Assert.Contains("account.addressBound; account.takerFee", entry.Reason, StringComparison.Ordinal);
        Assert.Contains(Waived.EvidenceWaived!, entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_CrashAtAnyPortCall_OpensOneLedger()
    {
        CrashPlan counted = new();
        await StartAsync(Make(Waived, counted).Driver);
        List<string> failures = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; call <= counted.Calls; call++)
            {
                CrashPlan crash = new() { CrashAt = call, AfterTheCall = after };
                (World world, Driver driver) = Make(Waived, crash);
                await StartAsync(driver);
                PipelineRig reader = new(world);
                if ((await reader.Desk.ControlAsync(CancellationToken.None)).Value.Run is BotRun.Stopped)
                {
                    await driver.CommandAsync(BotCommand.Start);
                }

                await driver.RecoverAsync(2);
                decimal equity = (await reader.Book.PortfolioAsync(CancellationToken.None)).Value.Equity;
                BootPhase phase = (await reader.Desk.ControlAsync(CancellationToken.None)).Value.Phase;
                if ((equity, phase) != (10_000m, BootPhase.Running))
                {
                    failures.Add($"call {call} after={after} ({crash.DiedAt}): {phase}, {equity}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    private static (World World, Driver Driver) Make(LiveTerms terms, CrashPlan? crash = null)
    {
        World world = new() { Mode = TradingMode.Live, Live = terms };

        return (world, Prepare(world, crash));
    }

    private static Driver Prepare(World world, CrashPlan? crash = null)
    {
        Symbol symbol = world.List("BTC");
        world.Market.SetCandles(symbol, Timeframe.H1, Candles.Flat(Timeframe.H1, 60));

        return new Driver(world, new PipelineRig(world, crash));
    }

    private static async Task<BotControl> StartAsync(Driver driver)
    {
        driver.World.Clock.Advance(TimeSpan.FromSeconds(1));
        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        return (await new PipelineRig(driver.World).Desk.ControlAsync(CancellationToken.None)).Value;
    }

    // At once: no pause was taken, and nothing waits.
    private static async Task DemandRefusalAsync(Driver driver, string words)
    {
        DateTimeOffset before = driver.World.Clock.Now;
        BotControl control = await StartAsync(driver);

        Assert.Equal((BootPhase.Error, before.AddSeconds(1)), (control.Phase, driver.World.Clock.Now));
        Assert.Contains(words, control.Error, StringComparison.Ordinal);
        Assert.NotEqual(TradingState.Active, control.Trading);
        Assert.Null(driver.World.Bus.NextDue(driver.World.Clock.Now));
    }

    private static async Task<(BootPhase Phase, string? Error)> StateAsync(Driver driver)
    {
        BotControl control = (await driver.Rig.Desk.ControlAsync(CancellationToken.None)).Value;

        return (control.Phase, control.Error);
    }

    private static async Task<Portfolio> PortfolioAsync(Driver driver) =>
        (await driver.Rig.Book.PortfolioAsync(CancellationToken.None)).Value;

    private static async Task StoreAsync(World world, Places places, Portfolio portfolio)
    {
        Changes changes = new Changes(places.Trading).Upsert(Places.PortfolioKey, portfolio);
        await world.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None);
    }
}
