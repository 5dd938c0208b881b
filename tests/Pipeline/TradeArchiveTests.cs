using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>An ended trade leaves with its events: all of them, once, whatever happens on the way.</summary>
public sealed class TradeArchiveTests
{
    // More than three transactions take.
    private const int ManyEvents = 330;

    [Fact]
    public async Task Sweep_WholeLife_MovesItsEventsAndKeepsThemFoundById()
    {
        TradeLife life = await EndedAsync(0);
        Trade ended = await life.TradeAsync();
        TradeStory running = (await StoryAsync(life, ended.Id))!;

        await life.Driver.RecoverAsync();

        await AssertMovedAsync(life, ended);
        TradeStory archived = (await StoryAsync(life, ended.Id))!;
        StoredEvents.AssertLeadTo(running.Trade, archived.Events);
        Assert.Equal(running.Events.Select(one => one.Kind), archived.Events.Select(one => one.Kind));
        Assert.Null(await StoryAsync(life, "tnever"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(ManyEvents, false)]
    [InlineData(ManyEvents, true)]
    public async Task Sweep_CrashAtAnyPortCall_LosesNothingAndLeavesNothing(int more, bool afterTheCall)
    {
        CrashPlan counted = new();
        await new PipelineRig((await EndedAsync(more)).World, counted).Cycle.ReconcileAsync(CancellationToken.None);
        Assert.InRange(counted.Calls, 5, 100);

        List<string> failures = [];
        for (int call = 1; call <= counted.Calls; call++)
        {
            TradeLife life = await EndedAsync(more);
            Trade ended = await life.TradeAsync();
            CrashPlan crash = new() { CrashAt = call, AfterTheCall = afterTheCall };
            await Assert.ThrowsAsync<CrashException>(
                () => new PipelineRig(life.World, crash).Cycle.ReconcileAsync(CancellationToken.None));
            string? failure = await Failure.OfAsync(async () =>
            {
                await life.Driver.RecoverAsync(1);
                await AssertMovedAsync(life, ended);
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Sweep_TwoInstancesAtOnce_LoseNothingAndLeaveNothing()
    {
        for (uint seed = 1; seed <= 60; seed++)
        {
            TradeLife life = await EndedAsync(ManyEvents);
            Trade ended = await life.TradeAsync();
            PipelineRig[] rigs = [new(life.World), new(life.World)];

            new SeededScheduler(seed).Run(
                [.. rigs.Select(rig => (Func<Task>)(() => rig.Cycle.ReconcileAsync(CancellationToken.None)))]);

            await life.Driver.RecoverAsync(1);
            await AssertMovedAsync(life, ended);
        }
    }

    [Fact]
    public async Task Sweep_MoreThanARowTakes_IsKeptInSeveral()
    {
        TradeLife life = await EndedAsync(ManyEvents, words: 3_000);
        Trade ended = await life.TradeAsync();

        await life.Driver.RecoverAsync();

        await AssertMovedAsync(life, ended);
        IReadOnlyList<Row> parts = await life.World.Store.ListAsync(
            life.World.Settings.Places.Events(ended.Id), string.Empty, CancellationToken.None);
        Assert.InRange(parts.Count, 3, 4);
        Assert.All(parts, part => Assert.InRange(part.Json.Length, 1, 450_000));
    }

    [Fact]
    public async Task Sweep_TradeChangesMeanwhile_IsLeftForTheNextWithAllItsEvents()
    {
        TradeLife life = await EndedAsync(0);
        Trade ended = await life.TradeAsync();
        bool changed = false;
        PipelineRig rig = Hooked(life, Places.TradePrefix, async () =>
        {
            if (!changed)
            {
                changed = true;
                await NoteAsync(life.World, "late");
            }
        });

        await rig.Cycle.ReconcileAsync(CancellationToken.None);

        Assert.Equal(ended.Sequence + 1, (await life.TradeAsync()).Sequence);
        await StoredEvents.AssertAsync(life.World);
        Trade late = await life.TradeAsync();
        await life.Driver.RecoverAsync();
        await AssertMovedAsync(life, late);
    }

    [Fact]
    public async Task Sweep_HeldUpWhileAnotherFinished_PutsBackNothing()
    {
        TradeLife life = await EndedAsync(0);
        Trade? late = null;
        PipelineRig rig = Hooked(life, "events:", async () =>
        {
            if (late is null)
            {
                await NoteAsync(life.World, "late");
                late = await life.TradeAsync();
                await new PipelineRig(life.World).Cycle.ReconcileAsync(CancellationToken.None);
            }
        });

        await rig.Cycle.ReconcileAsync(CancellationToken.None);

        await life.Driver.RecoverAsync();
        await AssertMovedAsync(life, late!);
    }

    private static async Task<TradeLife> EndedAsync(int more, int words = 0)
    {
        TradeLife life = await TradeLife.BeginAsync();
        await TradeLifeTests.LiveAsync(life);
        for (int number = 0; number < more; number++)
        {
            await NoteAsync(life.World, $"{number}{new string('x', words)}");
        }

        life.World.Clock.Advance(TimeSpan.FromMinutes(40));

        return life;
    }

    private static async Task NoteAsync(World world, string words)
    {
        Row row = Assert.Single(await world.Store.ListAsync(
            world.Settings.Places.Trading, Places.TradePrefix, CancellationToken.None));
        Stored<Trade> stored = row.Read<Trade>();
        Changes changes = new Changes(world.Settings.Places.Trading)
            .PutTrade(stored, stored.Value with { ExitReason = words }, "test", world.Clock.Now);
        Assert.True(await world.Store.CommitAsync(changes.Partition, changes.Writes, CancellationToken.None));
    }

    private static PipelineRig Hooked(TradeLife life, string prefix, Func<Task> meanwhile) => new(
        life.World, null, store => new HookedStore(store, writes =>
            writes.Any(write => write.Key.StartsWith(prefix, StringComparison.Ordinal))
                ? meanwhile()
                : Task.CompletedTask));

    private static Task<TradeStory?> StoryAsync(TradeLife life, string tradeId) =>
        new TradeStories(life.Reader.Book, life.Reader.Events).FindAsync(tradeId, CancellationToken.None);

    private static async Task AssertMovedAsync(TradeLife life, Trade ended)
    {
        Assert.Empty(await life.World.TradesAsync());
        await StoredEvents.AssertAsync(life.World);
        StoredEvents.AssertLeadTo(
            ended, await life.Reader.Events.ArchivedAsync(ended.Id, CancellationToken.None));
        Assert.Equal((await StoryAsync(life, ended.Id))!.Trade.Sequence, ended.Sequence);
        Assert.Single((await life.Reader.Reports.TradesAsync(null, 10, CancellationToken.None)).Items);
    }
}
