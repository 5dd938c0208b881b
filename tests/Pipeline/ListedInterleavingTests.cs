using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>An entry and its stop in one request, with several instances at once.</summary>
public sealed class ListedInterleavingTests
{
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
            TradeLife life = await ListedScene.BeginAsync(scene, new CrashPlan());
            string? failure = await Failure.OfAsync(() => MeetAsync(life, seed, isKilled));
            if (failure is not null)
            {
                failures.Add($"seed {seed}: {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
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
