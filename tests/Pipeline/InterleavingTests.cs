using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 5 with several instances at once: at every port call another one may come in between.</summary>
public sealed class InterleavingTests
{
    [Theory]
    [InlineData("target-1", false)]
    [InlineData("trail", false)]
    [InlineData("stop", false)]
    [InlineData("target-1", true)]
    [InlineData("trail", true)]
    public async Task Timers_TwoInstancesAtOnceAtThisMoment_EndInOneState(string moment, bool isKilled)
    {
        List<string> failures = [];
        for (uint seed = 1; seed <= 100; seed++)
        {
            TradeLife life = await TradeLife.OpenAsync();
            foreach (string before in TradeLife.Moments.Skip(1).TakeWhile(other => other != moment))
            {
                await life.ToAsync(before);
            }

            life.Show(moment);
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
        PipelineRig first = new(life.World);
        PipelineRig second = new(life.World);
        List<Func<Task>> timers =
        [
            () => first.Cycle.ManagePositionsAsync(CancellationToken.None),
            () => second.Cycle.ManagePositionsAsync(CancellationToken.None),
            () => second.Cycle.ReconcileAsync(CancellationToken.None),
        ];
        if (isKilled)
        {
            timers.Add(() => first.Commands.HandleAsync(BotCommand.Kill, "test", CancellationToken.None));
        }

        new SeededScheduler(seed).Run([.. timers]);
        OutgoingMessage[] messages = [.. life.World.Bus.Waiting];
        life.World.Bus.LoseAll();
        Func<Task>[] deliveries =
        [
            .. messages.Concat(messages).Select(message =>
            {
                PipelineRig rig = new(life.World);

                return (Func<Task>)(() => UntilDoneAsync(rig, message.Envelope));
            }),
        ];
        new SeededScheduler(seed + 7).Run(deliveries);
        await life.Driver.RecoverAsync(2);

        await life.AssertAtRestAsync();
        if (isKilled)
        {
            await life.AssertFlatAsync();
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
