using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Engine;

/// <summary>Kill, emergency stop, flatten, breaker: stored, finished after any crash, and written down.</summary>
public sealed class IncidentTests
{
    [Theory]
    [InlineData(BotCommand.Kill, "kill")]
    [InlineData(BotCommand.EmergencyStop, "emergency-stop")]
    [InlineData(BotCommand.Flatten, "flatten")]
    public async Task ExitAll_OpenPosition_IsSoldAndReported(BotCommand command, string kind)
    {
        TradeLife life = await TradeLife.OpenAsync();
        DateTimeOffset at = life.World.Clock.Now;

        await life.Driver.CommandAsync(command, "drill");
        Incident running = Assert.Single(await ListAsync(life));
        Assert.Equal((kind, "drill", null), (running.Kind, running.Reason, running.FlatAt));
        await life.Driver.RecoverAsync(2);

        await life.AssertFlatAsync();
        Incident done = Assert.Single(await ListAsync(life));
        Trade trade = await life.TradeAsync();
        Assert.Equal((kind, "drill", at), (done.Kind, done.Reason, done.At));
        Assert.NotNull(done.FlatAt);
        Assert.Equal(trade.SoldQuantity, Assert.Single(done.Exits).Quantity);
        Assert.Equal(trade.Result().Net, done.Result);
        Assert.Equal((10_000m, 1), (done.Before.Equity, done.Before.Positions));
        Assert.Equal(
            trade.Legs.Where(leg => leg.Kind is LegKind.Stop).Select(leg => leg.ClientOrderId), done.CancelledOrders);
        Assert.Empty(done.OrdersStillOpen);
    }

    [Fact]
    public async Task ExitAll_NothingOpen_IsFlatAtOnceAndStillReported()
    {
        TradeLife life = await TradeLife.BeginAsync();

        await life.Driver.CommandAsync(BotCommand.Kill, "drill");
        await life.Driver.RecoverAsync(1);

        Incident done = Assert.Single(await ListAsync(life));
        Assert.NotNull(done.FlatAt);
        Assert.Empty(done.Exits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task List_BecomesFlatBetweenItsReads_StillHasTheReport(int reads)
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.CommandAsync(BotCommand.Kill, "drill");
        var store = new HookedStore(life.World.Store, _ => Task.CompletedTask);
        store.AfterRead = () => --reads == 0 ? life.Driver.RecoverAsync(1) : Task.CompletedTask;

        PipelineRig reader = new(life.World, through: _ => store);

        Assert.Single(await reader.Incidents.ListAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(BotCommand.Kill)]
    [InlineData(BotCommand.Flatten)]
    public async Task ExitAll_CrashAtEveryPortCall_EndsFlatWithOneReport(BotCommand command)
    {
        CrashPlan counted = new();
        await RunAsync(counted, command);
        List<string> failures = [];
        for (int call = 1; call <= counted.Calls; call++)
        {
            CrashPlan crash = new() { CrashAt = call };
            string? failure = await Failure.OfAsync(async () =>
            {
                TradeLife life = await RunAsync(crash, command);
                // The process may have died before the command was stored; the operator tries again.
                await life.Driver.CommandAsync(command, "again");
                await life.Driver.RecoverAsync();
                await life.AssertFlatAsync();
                Assert.All(await ListAsync(life), incident => Assert.NotNull(incident.FlatAt));
                Assert.NotEmpty(await ListAsync(life));
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Flatten_Done_AllowsToResumeAndKeepsThePause()
    {
        TradeLife life = await TradeLife.OpenAsync();

        await life.Driver.CommandAsync(BotCommand.Flatten);
        await life.Driver.CommandAsync(BotCommand.Resume);
        Assert.Equal(BotRun.Paused, (await life.ControlAsync()).Run);
        await life.Driver.RecoverAsync(2);
        Assert.Null((await life.ControlAsync()).FlatteningBecause);

        await life.Driver.CommandAsync(BotCommand.Resume);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Breaker_Open_DropsAnApprovedEntryAtItsSubmission()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());

        await life.Driver.CommandAsync(BotCommand.ActivateBreaker, "looks wrong");
        await life.Driver.QuietAsync();

        Assert.Empty(life.World.Venue.Orders);
        Assert.Equal(TradeStatus.Abandoned, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Breaker_Open_NeverBlocksAnExit()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await life.Driver.CommandAsync(BotCommand.ActivateBreaker);

        life.World.Price(life.Symbol, 97m);
        await life.Driver.RecoverAsync(1);

        await life.AssertFlatAsync();
    }

    [Fact]
    [Trait("SeedDefect", "5")]
    public async Task Guard_DrawdownAtTheLimit_KillsFlattensAndIsLiftedByCommandOnly()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await LoseAsync(life, 1_200m);

        await life.Driver.RecoverAsync(2);

        Assert.Equal(TradeStatus.Closed, (await life.TradeAsync()).Status);
        Assert.Empty(life.World.Venue.Resting);
        Assert.StartsWith("drawdown", (await life.ControlAsync()).KilledBecause, StringComparison.Ordinal);
        await life.Driver.CommandAsync(BotCommand.ResetKill);
        await life.Driver.RecoverAsync(1);
        Assert.Null((await life.ControlAsync()).KilledBecause);
    }

    [Fact]
    public async Task ResetKill_AfterADrill_KeepsTheHighWaterMark()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await LoseAsync(life, 500m);
        await life.Driver.CommandAsync(BotCommand.Kill, "drill");

        await life.Driver.CommandAsync(BotCommand.ResetKill);

        Assert.Null((await life.ControlAsync()).KilledBecause);
        Assert.Equal(
            10_000m, (await life.Reader.Book.PortfolioAsync(CancellationToken.None)).Value.HighWaterMark);
    }

    [Fact]
    public async Task Guard_NearTheDaysLimit_TellsOnce()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await LoseAsync(life, 250m);

        await life.Driver.RecoverAsync(3);

        Assert.Single(life.World.Push.Published, push => push.Payload is RiskAlert { Kind: "loss-warning" });
    }

    [Fact]
    public async Task CancelOrders_EntryNotSent_IsWithdrawnAndStopsStay()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.List("ETH");
        await life.Driver.SignalAsync(TestRules.Signal("ETH"));
        Assert.True(await life.Driver.StepAsync());

        await life.Driver.CommandAsync(BotCommand.CancelOrders);
        // The command overtakes the entry's own message.
        life.World.Bus.PutBack(life.World.Bus.Take(life.World.Clock.Now, DeliveryOrder.NewestFirst)!);
        await life.Driver.QuietAsync();

        IReadOnlyList<Trade> trades = await life.World.TradesAsync();
        Assert.Equal(TradeStatus.Abandoned, trades.Single(trade => trade.Instrument.BaseAsset == "ETH").Status);
        Assert.NotNull(trades.Single(trade => trade.Instrument.BaseAsset == "BTC").RestingStop);
        Assert.Single(life.World.Venue.Resting);
    }

    private static async Task<IReadOnlyList<Incident>> ListAsync(TradeLife life) =>
        await life.Reader.Incidents.ListAsync(CancellationToken.None);

    // The life runs in a process that lives; the command and what follows in one that may die.
    private static async Task<TradeLife> RunAsync(CrashPlan crash, BotCommand command)
    {
        TradeLife life = await TradeLife.OpenAsync();
        Driver driver = new(life.World, new PipelineRig(life.World, crash));
        await driver.CommandAsync(command);
        await driver.RecoverAsync(2);

        return life;
    }

    private static async Task LoseAsync(TradeLife life, decimal amount)
    {
        Stored<Portfolio> stored = await life.Reader.Book.PortfolioAsync(CancellationToken.None);
        Portfolio lost = stored.Value.At(life.World.Clock.Now) with { Gross = -amount };
        Changes changes = new Changes(life.World.Settings.Places.Trading).Put(stored, lost);
        Assert.True(await life.World.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None));
        life.World.Venue.TakeAway("USDT", amount);
    }
}
