using Breakwater.Domain.Engine;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Messages;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>The start-up: phases, retries, resumption and an early end.</summary>
public sealed class BootTests
{
    [Fact]
    public async Task Start_EverythingThere_RunsThroughThePhases()
    {
        (World world, Driver driver) = Make();

        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        BotControl control = await ControlAsync(driver);
        Assert.Equal((BootPhase.Running, TradingState.Active), (control.Phase, control.Trading));
        Assert.Equal(EngineState.Scanning, (await driver.Rig.Desk.LogAsync(CancellationToken.None)).Value.State);
        Assert.Equal(TestRules.Start, world.Clock.Now);
    }

    [Fact]
    public async Task Start_MarketDownForAWhile_IsRetriedWithGrowingPauses()
    {
        (World world, Driver driver) = Make();
        world.Market.IsDown = true;
        await driver.CommandAsync(BotCommand.Start);

        await driver.DrainAsync();
        DateTimeOffset first = world.Bus.NextDue(world.Clock.Now)!.Value;
        world.Clock.AdvanceTo(first);
        await driver.DrainAsync();
        DateTimeOffset second = world.Bus.NextDue(world.Clock.Now)!.Value;

        Assert.Equal(TimeSpan.FromSeconds(2), first - TestRules.Start);
        Assert.Equal(TimeSpan.FromSeconds(4), second - first);
        Assert.Equal("The market is down.", (await ControlAsync(driver)).Error);
        world.Market.IsDown = false;
        await driver.QuietAsync();
        Assert.Equal(BootPhase.Running, (await ControlAsync(driver)).Phase);
        Assert.Null((await ControlAsync(driver)).Error);
    }

    [Fact]
    public async Task Start_MarketStaysDown_EndsInErrorAndRetryBeginsAgain()
    {
        (World world, Driver driver) = Make();
        world.Market.IsDown = true;
        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        Assert.Equal(BootPhase.Error, (await ControlAsync(driver)).Phase);
        Assert.Equal(
            5, (await driver.Rig.Heartbeat.StateAsync(world.Clock.Now, CancellationToken.None)).FailedTries);
        Assert.Equal(TradingState.Reducing, (await ControlAsync(driver)).Trading);
        Assert.Equal(5, world.Bus.Sent.Count);
        Assert.Equal(EngineState.Error, (await driver.Rig.Desk.LogAsync(CancellationToken.None)).Value.State);

        world.Market.IsDown = false;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await driver.CommandAsync(BotCommand.Retry);
        await driver.QuietAsync();
        Assert.Equal(BootPhase.Running, (await ControlAsync(driver)).Phase);
    }

    [Fact]
    public async Task Start_ClockOff_DoesNotTrade()
    {
        (World world, Driver driver) = Make();
        world.Market.ClockAhead = TimeSpan.FromSeconds(3);

        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        Assert.Equal("The clock is 3.0 s off the venue's.", (await ControlAsync(driver)).Error);
        Assert.Equal(BootPhase.Error, (await ControlAsync(driver)).Phase);
    }

    [Fact]
    public async Task Start_CrashAtAnyPortCall_ComesUp()
    {
        CrashPlan counted = new();
        await BootAsync(counted);
        List<string> failures = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; call <= counted.Calls; call++)
            {
                CrashPlan crash = new() { CrashAt = call, AfterTheCall = after };
                BotControl control = await BootAsync(crash);
                if (control.Phase is not BootPhase.Running)
                {
                    failures.Add($"call {call} after={after} ({crash.DiedAt}): {control.Phase}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Boot_EveryMessageTwice_ComesUpOnce()
    {
        (World world, Driver driver) = Make(copies: 2);

        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        Assert.Equal(BootPhase.Running, (await ControlAsync(driver)).Phase);
        Assert.Equal(3, world.Bus.Sent.Count);
    }

    [Fact]
    public async Task Boot_OldStepsComeAgainWhileTrading_TradingGoesOn()
    {
        (World world, Driver driver) = Make();
        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();
        OutgoingMessage[] steps = [.. world.Bus.Sent];

        foreach (OutgoingMessage step in steps)
        {
            await driver.Rig.Cycle.ExecuteAsync(step.Envelope, CancellationToken.None);

            Assert.Equal(TradingState.Active, (await ControlAsync(driver)).Trading);
        }
    }

    [Fact]
    public async Task Boot_OldRetryComesAgainAfterItsPhasePassed_DoesNotFallBack()
    {
        (World world, Driver driver) = Make();
        world.Market.IsDown = true;
        await driver.CommandAsync(BotCommand.Start);
        await driver.DrainAsync();
        world.Market.IsDown = false;
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        OutgoingMessage retry = world.Bus.Sent[^1];
        await driver.StepAsync();
        await driver.StepAsync();
        Assert.Equal(BootPhase.Syncing, (await ControlAsync(driver)).Phase);

        await driver.Rig.Cycle.ExecuteAsync(retry.Envelope, CancellationToken.None);

        Assert.Equal(BootPhase.Syncing, (await ControlAsync(driver)).Phase);
    }

    [Fact]
    public async Task Boot_PausedInTheMiddleOfAPhase_ComesUpAfterResume()
    {
        (World world, Driver driver) = Make();
        await driver.CommandAsync(BotCommand.Start);
        bool paused = false;
        PipelineRig slow = new(world, through: store => new HookedStore(store, async writes =>
        {
            if (!paused && writes.Any(write => write.Key == Storage.Places.ControlKey))
            {
                paused = true;
                await driver.Rig.Commands.HandleAsync(BotCommand.Pause, "lunch", CancellationToken.None);
            }
        }));
        await slow.Cycle.ExecuteAsync(world.Bus.Take(world.Clock.Now, default)!.Envelope, CancellationToken.None);
        await driver.QuietAsync();
        await driver.CommandAsync(BotCommand.Resume);
        await driver.RecoverAsync();

        BotControl control = await ControlAsync(driver);
        Assert.Equal((BotRun.Running, BootPhase.Running), (control.Run, control.Phase));
    }

    [Theory]
    [InlineData(BotCommand.Stop)]
    [InlineData(BotCommand.Kill)]
    public async Task Boot_StoppedBetweenPhases_Ends(BotCommand command)
    {
        (_, Driver driver) = Make();
        await driver.CommandAsync(BotCommand.Start);
        await driver.StepAsync();

        await driver.CommandAsync(command);
        await driver.QuietAsync();

        Assert.Equal(BootPhase.Stopped, (await ControlAsync(driver)).Phase);
        Assert.NotEqual(TradingState.Active, (await ControlAsync(driver)).Trading);
    }

    [Fact]
    public async Task Boot_StepIsDeadLettered_IsSentAgainAfterAWhile()
    {
        (World world, Driver driver) = Make();
        await driver.CommandAsync(BotCommand.Start);
        await driver.StepAsync();
        Assert.NotNull(world.Bus.Take(world.Clock.Now, default));

        world.Clock.Advance(TimeSpan.FromSeconds(90));
        await driver.Rig.Cycle.ReconcileAsync(CancellationToken.None);
        await driver.QuietAsync();
        Assert.Equal(BootPhase.Preflight, (await ControlAsync(driver)).Phase);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await driver.Rig.Cycle.ReconcileAsync(CancellationToken.None);
        await driver.QuietAsync();
        Assert.Equal(BootPhase.Running, (await ControlAsync(driver)).Phase);
    }

    [Fact]
    public async Task Boot_StepFailsTwiceOver_GoesOnOnce()
    {
        (World world, Driver driver) = Make(copies: 2);
        world.Market.IsDown = true;

        await driver.CommandAsync(BotCommand.Start);
        await driver.QuietAsync();

        Assert.Equal(BootPhase.Error, (await ControlAsync(driver)).Phase);
        Assert.Equal(5, world.Bus.Sent.Count);
    }

    private static (World World, Driver Driver) Make(CrashPlan? crash = null, int copies = 1)
    {
        World world = new();
        Symbol symbol = world.List("BTC");
        world.Market.SetCandles(symbol, Timeframe.H1, Candles.Flat(Timeframe.H1, 60));

        return (world, new Driver(world, new PipelineRig(world, crash)) { Copies = copies });
    }

    private static async Task<BotControl> BootAsync(CrashPlan crash)
    {
        (_, Driver driver) = Make(crash);
        await driver.CommandAsync(BotCommand.Start);
        if ((await ControlAsync(driver)).Run is BotRun.Stopped)
        {
            // The command itself died before it was stored: the operator gives it again.
            await driver.CommandAsync(BotCommand.Start);
        }

        await driver.RecoverAsync(2);

        return await ControlAsync(driver);
    }

    private static async Task<BotControl> ControlAsync(Driver driver)
    {
        // Through another process: the one at hand may be about to die.
        PipelineRig reader = new(driver.World);

        return (await reader.Desk.ControlAsync(CancellationToken.None)).Value;
    }
}
