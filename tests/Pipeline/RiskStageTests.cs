using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 4: risk is reserved atomically; and a decision is made once.</summary>
public sealed class RiskStageTests
{
    private static readonly string[] Assets = ["AAA", "BBB", "CCC", "DDD", "EEE"];

    [Fact]
    [Trait("SeedDefect", "6")]
    public async Task Assess_FiveSignalsOneSlotManyInterleavings_ExactlyOneEntry()
    {
        for (uint seed = 1; seed <= 200; seed++)
        {
            World world = await CrowdAsync(
                TestRules.Preset with { Risk = TestRules.Risk with { MaxOpenPositions = 1 } });
            Driver source = new(world);
            foreach (string asset in Assets)
            {
                await source.SignalAsync(TestRules.Signal(asset));
            }

            Envelope[] signals = [.. world.Bus.Sent.Select(message => message.Envelope)];
            world.Bus.LoseAll();
            PipelineRig[] rigs = [.. Enumerable.Range(0, 3).Select(_ => new PipelineRig(world))];
            // Every signal reaches two different instances.
            Func<Task>[] processes =
            [
                .. signals.SelectMany((signal, index) => new[] { index % 3, (index + 1) % 3 }
                    .Select(rig => (Func<Task>)(() =>
                        rigs[rig].Cycle.AssessRiskAsync(signal, CancellationToken.None)))),
            ];

            new SeededScheduler(seed).Run(processes);
            await source.QuietAsync();

            Assert.Single(world.Venue.Orders, order => order.Side is OrderSide.Buy);
            Portfolio portfolio = (await source.Rig.Book.PortfolioAsync(CancellationToken.None)).Value;
            Assert.Single(portfolio.Reservations);
            Assert.Single(await world.TradesAsync());
        }
    }

    [Fact]
    public async Task CarryOn_SameTradeOnThreeInstancesManyInterleavings_OneEntryOneStop()
    {
        List<string> failures = [];
        for (uint seed = 1; seed <= 200; seed++)
        {
            TradeLife life = await TradeLife.BeginAsync();
            await life.Driver.SignalAsync(TestRules.Signal("BTC"));
            await life.Driver.StepAsync();
            Envelope carryOn = life.World.Bus.Sent[^1].Envelope;
            Func<Task>[] processes =
            [
                .. Enumerable.Range(0, 3).Select(_ =>
                {
                    PipelineRig rig = new(life.World);

                    return (Func<Task>)(() => UntilDoneAsync(rig, carryOn));
                }),
            ];

            string? failure = await Failure.OfAsync(async () =>
            {
                new SeededScheduler(seed).Run(processes);
                await life.Driver.RecoverAsync(1);
                await life.AssertAtRestAsync();
                Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
            });
            if (failure is not null)
            {
                failures.Add($"seed {seed}: {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Assess_Denied_IsJournalledWithNumbersAndStaysDenied()
    {
        World world = await CrowdAsync(TestRules.Preset);
        Symbol symbol = Symbol.Of("AAAUSDT");
        world.Market.SetTop(symbol, 102m, 102.1m);
        Driver driver = new(world);
        await driver.SignalAsync(TestRules.Signal("AAA"));
        OutgoingMessage message = world.Bus.Sent[^1];
        await driver.QuietAsync();

        JournalEntry entry = Assert.Single(world.Journal.Entries, entry => entry.Key.Stage is JournalStage.Risk);
        Assert.Equal("denied", entry.Outcome);
        Assert.Equal(nameof(DenialReason.PriceBeyondChaseLimit), entry.Reason);
        Assert.Equal(102.1m, entry.Checks[^1].Value);
        Assert.Equal(101.5m, entry.Checks[^1].Threshold);

        world.Market.SetTop(symbol, 101.1m, 101.2m);
        await world.Bus.SendAsync([message], CancellationToken.None);
        await driver.QuietAsync();

        Assert.Empty(world.Venue.Orders);
        Assert.Equal("denied", world.Journal.Entries.Single(other => other.Key == entry.Key).Outcome);
    }

    [Fact]
    public async Task Assess_SameSignalOnTwoInstances_JournalSaysWhatWasDone()
    {
        for (uint seed = 1; seed <= 100; seed++)
        {
            World world = await CrowdAsync(TestRules.Preset);
            Driver driver = new(world);
            await driver.SignalAsync(TestRules.Signal("AAA"));
            Envelope signal = world.Bus.Sent[^1].Envelope;
            PipelineRig[] rigs = [new PipelineRig(world), new PipelineRig(world)];

            new SeededScheduler(seed).Run(
                () => rigs[0].Cycle.AssessRiskAsync(signal, CancellationToken.None),
                () => rigs[1].Cycle.AssessRiskAsync(signal, CancellationToken.None));

            Assert.Single(await world.TradesAsync());
            JournalEntry entry = Assert.Single(world.Journal.Entries, entry => entry.Key.Stage is JournalStage.Risk);
            Assert.Equal("approved", entry.Outcome);
        }
    }

    [Fact]
    public async Task Assess_SignalDeliveredAgainAfterItsTradeWasArchived_IsNotEnteredAgain()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC") with { ExpiresAt = TestRules.Start.AddHours(8) });
        OutgoingMessage message = life.World.Bus.Sent[^1];
        await life.Driver.QuietAsync();
        life.World.Price(life.Symbol, 97.9m);
        await life.Driver.ManageAsync();
        life.World.Clock.Advance(TimeSpan.FromMinutes(40));
        await life.Driver.RecoverAsync();
        life.World.Price(life.Symbol, 101.1m);

        await life.World.Bus.SendAsync([message], CancellationToken.None);
        await life.Driver.QuietAsync();

        Assert.Single(life.World.Venue.Orders, order => order.Side is OrderSide.Buy);
    }

    [Fact]
    public async Task Assess_BalancesUnknown_NothingIsEnteredAndTheMessageComesBack()
    {
        World world = await CrowdAsync(TestRules.Preset);
        world.Venue.IsDown = true;
        Driver driver = new(world);
        await driver.SignalAsync(TestRules.Signal("AAA"));

        await Assert.ThrowsAsync<OutsideTroubleException>(
            () => driver.Rig.Cycle.AssessRiskAsync(world.Bus.Sent[^1].Envelope, CancellationToken.None));

        Assert.Empty(await world.TradesAsync());
    }

    [Fact]
    public async Task Assess_ExpiredSignal_IsDeniedWithItsReason()
    {
        World world = await CrowdAsync(TestRules.Preset);
        Driver driver = new(world);
        await driver.SignalAsync(TestRules.Signal("AAA"));
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await driver.QuietAsync();

        JournalEntry entry = Assert.Single(world.Journal.Entries, entry => entry.Key.Stage is JournalStage.Risk);
        Assert.Equal(nameof(DenialReason.SignalExpired), entry.Reason);
    }

    [Fact]
    public async Task Assess_CrashAfterCommitBeforeSend_OutboxRelaySendsItOnce()
    {
        World world = await CrowdAsync(TestRules.Preset);
        Driver driver = new(world);
        await driver.SignalAsync(TestRules.Signal("AAA"));
        world.Bus.IsDown = true;
        await Assert.ThrowsAsync<OutsideTroubleException>(
            () => driver.Rig.Cycle.AssessRiskAsync(world.Bus.Sent[^1].Envelope, CancellationToken.None));
        world.Bus.IsDown = false;
        world.Bus.LoseAll();

        Assert.Equal(1, await driver.Rig.Relay.HandleAsync(CancellationToken.None));
        Assert.Equal(0, await driver.Rig.Relay.HandleAsync(CancellationToken.None));
        await driver.QuietAsync();

        Assert.Equal(TradeStatus.Open, Assert.Single(await world.TradesAsync()).Status);
    }

    private static async Task<World> CrowdAsync(Preset preset)
    {
        World world = new(preset);
        foreach (string asset in Assets)
        {
            world.List(asset);
        }

        await world.ActiveAsync();

        return world;
    }

    private static async Task UntilDoneAsync(PipelineRig rig, Envelope message)
    {
        for (int delivery = 0; delivery < 10; delivery++)
        {
            try
            {
                await rig.Cycle.ExecuteAsync(message, CancellationToken.None);

                return;
            }
            catch (Execution.StaleTradeException)
            {
                // Delivered again, as the queue would.
            }
        }
    }
}
