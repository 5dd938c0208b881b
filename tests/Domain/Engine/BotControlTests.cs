using Breakwater.Domain.Engine;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Engine;

public sealed class BotControlTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, BotControl> Controls = new()
    {
        ["fresh"] = new BotControl(),
        ["starting"] = new BotControl { Run = BotRun.Running, Phase = BootPhase.Syncing, Attempt = 1 },
        ["running"] = new BotControl { Run = BotRun.Running, Phase = BootPhase.Running },
        ["paused"] = new BotControl { Run = BotRun.Paused, Phase = BootPhase.Running },
        ["failed"] = new BotControl { Run = BotRun.Running, Phase = BootPhase.Error, Error = "no market" },
        ["killed"] = new BotControl { KilledBecause = "loss" },
        ["tripped"] = new BotControl { Run = BotRun.Running, Phase = BootPhase.Running, BreakerBecause = "storm" },
        ["leaving"] = new BotControl
        {
            Run = BotRun.Paused, Phase = BootPhase.Running, FlatteningBecause = "night", ExitAllSince = Now,
        },
        ["differing"] = new BotControl
        {
            Run = BotRun.Running, Phase = BootPhase.Running, MismatchBecause = "BTC", MismatchHalts = true,
        },
        ["differed"] = new BotControl { Run = BotRun.Running, Phase = BootPhase.Running, MismatchHalts = true },
    };

    [Theory]
    [InlineData("fresh", BotCommand.Start, "Running Init Reducing")]
    [InlineData("fresh", BotCommand.Stop, "Stopped Stopped Reducing")]
    [InlineData("fresh", BotCommand.Pause, null)]
    [InlineData("fresh", BotCommand.Resume, null)]
    [InlineData("fresh", BotCommand.Retry, "Running Init Reducing")]
    [InlineData("fresh", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("fresh", BotCommand.ResetKill, null)]
    [InlineData("starting", BotCommand.Start, "Running Syncing Reducing")]
    [InlineData("starting", BotCommand.Stop, "Stopped Stopped Reducing")]
    [InlineData("starting", BotCommand.Pause, "Paused Syncing Reducing")]
    [InlineData("starting", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("running", BotCommand.Start, "Running Running Active")]
    [InlineData("running", BotCommand.Stop, "Stopped Stopped Reducing")]
    [InlineData("running", BotCommand.Pause, "Paused Running Reducing")]
    [InlineData("running", BotCommand.Resume, null)]
    [InlineData("running", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("running", BotCommand.ResetKill, null)]
    [InlineData("paused", BotCommand.Resume, "Running Running Active")]
    [InlineData("paused", BotCommand.Stop, "Stopped Stopped Reducing")]
    [InlineData("paused", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("failed", BotCommand.Retry, "Running Init Reducing")]
    [InlineData("failed", BotCommand.Start, "Running Init Reducing")]
    [InlineData("killed", BotCommand.Start, null)]
    [InlineData("killed", BotCommand.Stop, null)]
    [InlineData("killed", BotCommand.Pause, null)]
    [InlineData("killed", BotCommand.Resume, null)]
    [InlineData("killed", BotCommand.Retry, null)]
    [InlineData("killed", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("killed", BotCommand.ResetKill, "Stopped Stopped Reducing")]
    [InlineData("running", BotCommand.EmergencyStop, "Stopped Stopped Halted")]
    [InlineData("running", BotCommand.Flatten, "Paused Running Reducing")]
    [InlineData("running", BotCommand.ActivateBreaker, "Running Running Reducing")]
    [InlineData("running", BotCommand.DeactivateBreaker, null)]
    [InlineData("running", BotCommand.CancelOrders, "Running Running Active")]
    [InlineData("running", BotCommand.Sync, "Running Running Active")]
    [InlineData("fresh", BotCommand.Flatten, "Stopped Stopped Reducing")]
    [InlineData("killed", BotCommand.Flatten, null)]
    [InlineData("killed", BotCommand.Sync, "Stopped Stopped Halted")]
    [InlineData("killed", BotCommand.CancelOrders, "Stopped Stopped Halted")]
    [InlineData("tripped", BotCommand.DeactivateBreaker, "Running Running Active")]
    [InlineData("tripped", BotCommand.Start, "Running Running Reducing")]
    [InlineData("tripped", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("leaving", BotCommand.Resume, null)]
    [InlineData("leaving", BotCommand.Kill, "Stopped Stopped Halted")]
    [InlineData("differing", BotCommand.Resume, null)]
    [InlineData("differing", BotCommand.Start, "Running Running Halted")]
    [InlineData("differed", BotCommand.Resume, "Running Running Active")]
    public void Apply_EachCommandInEachState_DoesThisOrRefuses(string before, BotCommand command, string? after)
    {
        CommandOutcome outcome = Controls[before].Apply(command, "test", Now);

        BotControl control = outcome.Control;
        Assert.Equal(after is null, outcome.Refusal is not null);
        Assert.Equal(after, after is null ? null : $"{control.Run} {control.Phase} {control.Trading}");
        Assert.True(after is not null || control == Controls[before]);
    }

    [Fact]
    public void Apply_RetryAfterFailure_ForgetsTheError() =>
        Assert.Null(Controls["failed"].Apply(BotCommand.Retry, "test", Now).Control.Error);

    [Fact]
    public void Apply_KillWhileFlattening_IsOneIncidentAndAFlattenAfterItAnother()
    {
        BotControl leaving = Controls["leaving"];

        BotControl killed = leaving.Apply(BotCommand.Kill, "worse", Now.AddMinutes(1)).Control;
        Assert.Equal((Now, "kill"), (killed.ExitAllSince!.Value, killed.ExitAll));
        BotControl flat = killed.Flat(Now.AddMinutes(2)).Apply(BotCommand.ResetKill, "over", Now.AddMinutes(3)).Control;
        Assert.Null(flat.ExitAll);
        BotControl again = flat.Apply(BotCommand.Flatten, "night", Now.AddMinutes(4)).Control;
        Assert.Equal((Now.AddMinutes(4), null), (again.ExitAllSince!.Value, again.FlatAt));
    }

    [Fact]
    public void Flat_AfterAFlatten_AllowsToResumeAndAKillStays()
    {
        BotControl flat = Controls["leaving"].Flat(Now);

        Assert.Null(flat.ExitAll);
        Assert.Equal(TradingState.Active, flat.Apply(BotCommand.Resume, "morning", Now).Control.Trading);
        Assert.Equal("kill", Controls["killed"].Flat(Now).ExitAll);
    }

    [Fact]
    public void Apply_NoCommand_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BotControl().Apply(BotCommand.None, "test", Now));

    [Fact]
    public void Default_ControlAndState_AllowNoEntry()
    {
        Assert.NotEqual(TradingState.Active, new BotControl().Trading);
        Assert.Equal(TradingState.Halted, default);
    }
}
