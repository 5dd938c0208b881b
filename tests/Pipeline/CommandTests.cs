using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 8 and the operator's commands: what stops entries never stops exits.</summary>
public sealed class CommandTests
{
    public static TheoryData<string> MomentsToKillAt => [.. TradeLife.Moments];

    [Theory]
    [MemberData(nameof(MomentsToKillAt))]
    [Trait("SeedDefect", "3")]
    public async Task Kill_AfterAnyMoment_EndsFlat(string last)
    {
        TradeLife life = await TradeLife.BeginAsync();
        foreach (string moment in TradeLife.Moments.TakeWhile(moment => moment != last).Append(last))
        {
            await life.ToAsync(moment);
        }

        await life.Driver.CommandAsync(BotCommand.Kill);
        await life.Driver.QuietAsync();

        await life.AssertFlatAsync();
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task ResetKill_BeforeTheAccountIsFlat_IsRefused()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await life.Driver.CommandAsync(BotCommand.Kill);

        await life.Driver.CommandAsync(BotCommand.ResetKill);
        Assert.NotNull((await life.ControlAsync()).KilledBecause);

        await life.Driver.QuietAsync();
        await life.AssertFlatAsync();
        await life.Driver.CommandAsync(BotCommand.ResetKill);
        Assert.Null((await life.ControlAsync()).KilledBecause);
    }

    [Fact]
    public async Task Kill_AtEveryPortCallOfTheEntry_EndsFlatAndStaysKilled()
    {
        CrashPlan counted = new();
        TradeLife whole = await TradeLife.BeginAsync(counted);
        await whole.EnterAsync();
        List<string> failures = [];
        for (int call = 1; call <= counted.Calls; call++)
        {
            // The process dies there, the operator kills, and a fresh process takes over.
            CrashPlan crash = new() { CrashAt = call };
            TradeLife life = await TradeLife.BeginAsync(crash);
            string? failure = await Failure.OfAsync(async () =>
            {
                await life.Driver.SignalAsync(TestRules.Signal("BTC"));
                while (crash.DiedAt is null && await life.Driver.StepAsync())
                {
                }

                await life.Driver.CommandAsync(BotCommand.Kill);
                await life.Driver.RecoverAsync();
                await life.AssertAtRestAsync();
                Assert.Empty(life.World.Venue.Resting);
                Assert.All(await life.World.TradesAsync(), trade => Assert.True(
                    trade.Status is TradeStatus.Closed or TradeStatus.Abandoned, $"{trade.Status}"));
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Kill_FreshProcess_StaysKilledUntilReset()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.CommandAsync(BotCommand.Kill);
        life.Driver.Restart();

        await life.Driver.CommandAsync(BotCommand.Start);
        await life.EnterAsync();

        Assert.NotNull((await life.ControlAsync()).KilledBecause);
        Assert.Empty(life.World.Venue.Orders);
        await life.Driver.CommandAsync(BotCommand.ResetKill);
        Assert.Equal(TradingState.Reducing, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Kill_NoPriceAnyMore_StillEndsFlat()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Market.IsDown = true;

        await life.Driver.CommandAsync(BotCommand.Kill);
        await life.Driver.RecoverAsync();
        life.World.Market.IsDown = false;

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Kill_BusDown_IsCarriedOutByTheTimers()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Bus.IsDown = true;
        await life.Driver.CommandAsync(BotCommand.Kill);
        life.World.Bus.IsDown = false;

        await life.Driver.RecoverAsync(1);

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Kill_ExitIsRefusedOnce_IsTriedAgain()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailSubmit(VenueFault.Rejected);

        await life.Driver.CommandAsync(BotCommand.Kill);
        await life.Driver.RecoverAsync();

        await life.AssertFlatAsync();
    }

    [Theory]
    [InlineData(BotCommand.Pause)]
    [InlineData(BotCommand.Stop)]
    public async Task NoMoreEntries_ApprovedButNotSubmitted_IsDroppedAtSubmission(BotCommand command)
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());
        await life.Driver.CommandAsync(command);

        await life.Driver.QuietAsync();

        Assert.Empty(life.World.Venue.Orders);
        Trade trade = await life.TradeAsync();
        Assert.Equal(TradeStatus.Abandoned, trade.Status);
        Assert.Equal(nameof(DenialReason.TradingNotActive), trade.Entry!.Reason);
    }

    [Theory]
    [InlineData(BotCommand.Pause)]
    [InlineData(BotCommand.Stop)]
    [Trait("SeedDefect", "11a")]
    public async Task NoMoreEntries_OpenPosition_ExitsGoOn(BotCommand command)
    {
        TradeLife life = await TradeLife.OpenAsync();
        await life.Driver.CommandAsync(command);

        foreach (string moment in TradeLife.Moments.Skip(1))
        {
            await life.ToAsync(moment);
            await life.AssertAtRestAsync();
        }

        await life.AssertFlatAsync();
        Assert.Equal(2, (await life.TradeAsync()).TargetsDone);
    }

    [Fact]
    public async Task Command_TakenOrRefused_IsJournalled()
    {
        TradeLife life = await TradeLife.BeginAsync();

        await life.Driver.CommandAsync(BotCommand.Pause, "lunch");
        await life.Driver.CommandAsync(BotCommand.ResetKill);

        JournalEntry[] entries =
            [.. life.World.Journal.Entries.Where(entry => entry.Key.Stage is JournalStage.Command)];
        Assert.Equal(["accepted", "refused"], entries.Select(entry => entry.Outcome));
        Assert.Equal("lunch", entries[0].Reason);
    }

    [Fact]
    public async Task Manage_CandlesOfOneSymbolFail_OthersAreStillManaged()
    {
        TradeLife life = await TradeLife.OpenAsync();
        Domain.Markets.Symbol other = life.World.List("ETH");
        await life.Driver.SignalAsync(TestRules.Signal("ETH"));
        await life.Driver.QuietAsync();
        life.World.Clock.Advance(TimeSpan.FromHours(80));

        foreach (Domain.Markets.Symbol broken in new[] { life.Symbol, other })
        {
            life.World.Market.BreakCandles(broken);
            await life.Driver.ManageAsync();
            life.World.Market.MendCandles(broken);
        }

        Assert.All(await life.World.TradesAsync(), trade => Assert.Equal(TradeStatus.Closed, trade.Status));
    }
}
