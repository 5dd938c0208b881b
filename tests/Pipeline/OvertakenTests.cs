using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>A process that is held up between storing an intent and sending it, while another does the work.</summary>
public sealed class OvertakenTests
{
    [Theory]
    [InlineData(ListKind.None)]
    [InlineData(ListKind.Opo)]
    public async Task Entry_SentByAnotherAndThenPaused_IsNotDroppedByTheOneThatWakesUp(ListKind lists)
    {
        TradeLife? life = null;
        bool isHeldUp = false;
        life = await TradeLife.BeginAsync(lists: lists, through: store => new HookedStore(
            store,
            static _ => Task.CompletedTask,
            writes =>
            {
                bool isIntent = !isHeldUp && writes.Any(write => write.Json?.Contains(
                    $"\"{nameof(LegState.Submitted)}\"", StringComparison.Ordinal) is true);
                isHeldUp |= isIntent;

                return isIntent ? EnterByAnotherAsync(life!) : Task.CompletedTask;
            }));

        await life.EnterNowAsync();
        await life.Driver.RecoverAsync();

        Assert.True(isHeldUp);
        Assert.Equal(LegState.Filled, (await life.TradeAsync()).Entry!.State);
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        await life.AssertAtRestAsync();
    }

    // Nothing has arrived, so it sends the entry again once the grace is over, and is owed the answer.
    private static async Task EnterByAnotherAsync(TradeLife life)
    {
        Driver other = new(life.World);
        life.World.Clock.Advance(TradeEvents.VisibilityGrace + TimeSpan.FromSeconds(1));
        life.World.Venue.NextInvisibleFor = 1;
        life.World.Venue.FailSubmit(VenueFault.DoneButUnknown);
        await other.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
        await other.DrainAsync();
        Assert.Equal(LegState.Unknown, (await life.TradeAsync()).Entry!.State);
        await other.CommandAsync(BotCommand.Pause);
    }
}
