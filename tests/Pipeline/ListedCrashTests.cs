using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 5 over an entry and its stop in one request: crash anywhere, and several instances at once.</summary>
public sealed class ListedCrashTests
{
    /// <summary>What the venue does with the list: fill, part, nothing, a lost answer, a lost request, a late view.</summary>
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (string scene in (string[])["full", "oto", "part", "none", "unknown", "lost", "late", "through"])
            {
                cases.Add(scene, false);
                cases.Add(scene, true);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Life_CrashAtAnyPortCall_EndsProtectedWithoutBuyingTwice(string scene, bool afterTheCall)
    {
        TradeLife whole = await SceneAsync(scene, new CrashPlan());
        PipelineRig counted = whole.Driver.Rig;
        await LiveAsync(whole, scene);
        Assert.InRange(counted.Crash.Calls, 30, 2_000);

        List<string> failures = [];
        for (int call = 1; call <= counted.Crash.Calls; call++)
        {
            CrashPlan crash = new() { CrashAt = call, AfterTheCall = afterTheCall };
            TradeLife life = await SceneAsync(scene, crash);
            string? failure = await Failure.OfAsync(async () =>
            {
                await LiveAsync(life, scene);
                Assert.NotNull(crash.DiedAt);
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Theory]
    [InlineData("full", false)]
    [InlineData("part", false)]
    [InlineData("unknown", false)]
    [InlineData("late", false)]
    [InlineData("full", true)]
    [InlineData("unknown", true)]
    public async Task Entry_InstancesAtOnce_EndInOneState(string scene, bool isKilled)
    {
        List<string> failures = [];
        for (uint seed = 1; seed <= 100; seed++)
        {
            TradeLife life = await SceneAsync(scene, new CrashPlan());
            string? failure = await Failure.OfAsync(() => MeetAsync(life, seed, isKilled));
            if (failure is not null)
            {
                failures.Add($"seed {seed}: {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Theory]
    [InlineData(DeliveryOrder.OldestFirst, 2)]
    [InlineData(DeliveryOrder.NewestFirst, 3)]
    public async Task Life_MessagesTwiceAndOutOfOrder_SameEnd(DeliveryOrder order, int copies)
    {
        TradeLife life = await TradeLife.BeginAsync(null, order, copies, lists: ListKind.Opo);

        await LiveAsync(life, "full");

        Assert.Single(life.World.Venue.Lists);
    }

    private static async Task<TradeLife> SceneAsync(string scene, CrashPlan crash)
    {
        TradeLife life = await TradeLife.BeginAsync(crash, lists: scene is "oto" ? ListKind.Oto : ListKind.Opo);
        ScriptedVenue venue = life.World.Venue;
        venue.NextFillShare = scene switch { "part" => 0.5m, "none" => 0m, _ => 1m };
        venue.NextPendingFor = scene is "late" ? 5 : 0;
        venue.FailSubmit(scene switch
        {
            "unknown" => VenueFault.DoneButUnknown,
            "lost" => VenueFault.LostAndUnknown,
            _ => VenueFault.None,
        });
        if (scene is "through" && venue.Arriving is { } check)
        {
            venue.Arriving = order =>
            {
                life.World.Market.SetTop(life.Symbol, 97.9m, 98.5m);

                return check(order);
            };
        }

        return life;
    }

    // What comes after the entry is the same for all scenes: it is swept once for each kind of list.
    private static async Task LiveAsync(TradeLife life, string scene)
    {
        await life.EnterAsync();
        await life.Driver.RecoverAsync(2);
        await life.AssertAtRestAsync();
        if (scene is not ("full" or "oto"))
        {
            return;
        }

        foreach (string moment in TradeLife.Moments.Skip(1))
        {
            await life.ToAsync(moment);
            await life.Driver.RecoverAsync(1);
            await life.AssertAtRestAsync();
        }

        Assert.True((await life.TradeAsync()).HasEnded);
    }

    private static async Task MeetAsync(TradeLife life, uint seed, bool isKilled)
    {
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());
        for (int round = 0; round < 20 && life.World.Bus.NextDue(life.World.Clock.Now) is { } due; round++)
        {
            life.World.Clock.AdvanceTo(due);
            List<OutgoingMessage> messages = [];
            while (life.World.Bus.Take(life.World.Clock.Now, DeliveryOrder.OldestFirst) is { } message)
            {
                messages.Add(message);
            }

            PipelineRig timer = new(life.World);
            List<Func<Task>> processes =
            [
                .. messages.Concat(messages).Select(message =>
                {
                    PipelineRig rig = new(life.World);

                    return (Func<Task>)(() => UntilDoneAsync(rig, message.Envelope));
                }),
                () => timer.Cycle.ReconcileAsync(CancellationToken.None),
                () => timer.Cycle.ManagePositionsAsync(CancellationToken.None),
            ];
            if (isKilled && round == 0)
            {
                processes.Add(() => timer.Commands.HandleAsync(BotCommand.Kill, "test", CancellationToken.None));
            }

            new SeededScheduler(seed + (uint)round).Run([.. processes]);
        }

        await life.Driver.RecoverAsync(2);
        await life.AssertAtRestAsync();
        if (isKilled)
        {
            Assert.True((await life.TradeAsync()).HasEnded);
        }
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
            catch (Exception exception) when (exception is StaleTradeException or OutsideTroubleException)
            {
                // Delivered again, as the queue would.
            }
        }
    }
}
