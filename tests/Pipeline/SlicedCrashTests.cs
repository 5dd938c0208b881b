using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Law 5 over an entry in slices: crash anywhere, and several instances at once.</summary>
public sealed class SlicedCrashTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Entry_CrashAtAnyPortCall_EndsProtectedWithoutBuyingTwice(bool rests, bool afterTheCall)
    {
        SlicedLife whole = await SlicedLife.BeginAsync(rests, new CrashPlan());
        PipelineRig counted = whole.Driver.Rig;
        await LiveAsync(whole);
        Assert.InRange(counted.Crash.Calls, 100, 5_000);

        List<string> failures = [];
        for (int call = 1; call <= counted.Crash.Calls; call++)
        {
            CrashPlan crash = new() { CrashAt = call, AfterTheCall = afterTheCall };
            SlicedLife life = await SlicedLife.BeginAsync(rests, crash);
            string? failure = await Failure.OfAsync(async () =>
            {
                await LiveAsync(life);
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
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entry_TwoInstancesAtOnce_EndInOneState(bool rests)
    {
        List<string> failures = [];
        for (uint seed = 1; seed <= 60; seed++)
        {
            SlicedLife life = await SlicedLife.BeginAsync(rests);
            string? failure = await Failure.OfAsync(() => MeetAsync(life, seed));
            if (failure is not null)
            {
                failures.Add($"seed {seed}: {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    private static async Task LiveAsync(SlicedLife life)
    {
        await life.EnterAsync(() => life.World.Venue.SellIntoBids(0.5m));
        // The timers of the minutes after a crash, in a market that goes on.
        for (int minute = 0; minute < 3; minute++)
        {
            life.World.Clock.Advance(TimeSpan.FromMinutes(1));
            await life.Driver.TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));
            await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
            await life.GoOnAsync(() => life.World.Venue.SellIntoBids(0.5m));
        }

        await life.Driver.ManageAsync();
        await life.AssertAtRestAsync(TradeStatus.Open);
    }

    private static async Task MeetAsync(SlicedLife life, uint seed)
    {
        await life.SignalAsync();
        Assert.True(await life.Driver.StepAsync());
        for (int round = 0; round < 40 && life.World.Bus.NextDue(life.World.Clock.Now) is { } due; round++)
        {
            life.World.Clock.AdvanceTo(due);
            List<OutgoingMessage> messages = [];
            while (life.World.Bus.Take(life.World.Clock.Now, DeliveryOrder.OldestFirst) is { } message)
            {
                messages.Add(message);
            }

            PipelineRig timer = new(life.World);
            Func<Task>[] processes =
            [
                .. messages.Concat(messages).Select(message =>
                {
                    PipelineRig rig = new(life.World);

                    return (Func<Task>)(() => UntilDoneAsync(rig, message.Envelope));
                }),
                () => timer.Cycle.ReconcileAsync(CancellationToken.None),
            ];
            new SeededScheduler(seed + (uint)round).Run(processes);
            life.World.Venue.SellIntoBids(0.5m);
        }

        await life.Driver.RecoverAsync(2);
        await life.AssertAtRestAsync(TradeStatus.Open);
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
