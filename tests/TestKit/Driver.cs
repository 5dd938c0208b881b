using Breakwater.Domain.Engine;
using Breakwater.Domain.Signals;
using Breakwater.Pipeline;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>The queues and timers around a process; after a crash it starts a fresh one.</summary>
public sealed class Driver(World world, PipelineRig? first = null)
{
    private const int DeliveriesMax = 10;
    private readonly Dictionary<string, int> failures = [];
    private readonly List<(OutgoingMessage Message, Exception Why)> dead = [];

    public World World => world;

    /// <summary>The living process.</summary>
    public PipelineRig Rig { get; private set; } = first ?? new PipelineRig(world);

    public DeliveryOrder Order { get; init; }

    /// <summary>Deliver every message so many times.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Messages that failed every delivery.</summary>
    public IReadOnlyList<(OutgoingMessage Message, Exception Why)> DeadLetters => dead;

    /// <summary>A fresh process, as after a crash or a scale-out.</summary>
    public void Restart() => Rig = new PipelineRig(world);

    public Task SignalAsync(BreakoutSignal signal)
    {
        var origin = new Origin(TestKit.World.Bot, "c-" + signal.Id, "test", world.Clock.Now);
        Envelope envelope = Envelope.Of(origin, new AssessSignal(signal, world.Settings.Deployed.Id), signal.Id);

        return world.Bus.SendAsync([new OutgoingMessage(Queues.Risk, envelope)], CancellationToken.None);
    }

    public Task CommandAsync(BotCommand command, string reason = "test") =>
        TryAsync(rig => rig.Commands.HandleAsync(command, reason, CancellationToken.None));

    /// <summary>Delivers what is due until nothing is.</summary>
    public async Task DrainAsync()
    {
        for (int i = 0; i < 500; i++)
        {
            if (world.Bus.Take(world.Clock.Now, Order) is not { } message)
            {
                return;
            }

            for (int copy = 0; copy < Copies; copy++)
            {
                await DeliverAsync(message);
            }
        }

        throw new InvalidOperationException("The queues do not come to rest.");
    }

    /// <summary>Delivers one message; false when none is due.</summary>
    public async Task<bool> StepAsync()
    {
        if (world.Bus.Take(world.Clock.Now, Order) is not { } message)
        {
            return false;
        }

        await DeliverAsync(message);

        return true;
    }

    /// <summary>Delivers everything that waits, moving the clock to each message's time.</summary>
    public async Task QuietAsync()
    {
        for (int i = 0; i < 50; i++)
        {
            await DrainAsync();
            if (world.Bus.NextDue(world.Clock.Now) is not { } due)
            {
                return;
            }

            world.Clock.AdvanceTo(due);
        }

        throw new InvalidOperationException("Messages follow each other without end.");
    }

    /// <summary>One look of position management, then everything that follows from it.</summary>
    public async Task ManageAsync()
    {
        await TryAsync(rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None));
        await QuietAsync();
    }

    /// <summary>What the timers do in the minutes after a crash.</summary>
    public async Task RecoverAsync(int minutes = 3)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            await QuietAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));
            await QuietAsync();
            await TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));
            await QuietAsync();
            await ManageAsync();
        }
    }

    /// <summary>Runs a timer or command; a crash in it ends the process and is not repeated.</summary>
    public async Task TryAsync(Func<PipelineRig, Task> action)
    {
        try
        {
            await action(Rig);
        }
        catch (CrashException)
        {
            Restart();
        }
        catch (OutsideTroubleException)
        {
            // The next timer tries again.
        }
    }

    private async Task DeliverAsync(OutgoingMessage message)
    {
        try
        {
            await HandAsync(Rig.Cycle, message);
        }
        catch (CrashException)
        {
            Restart();
            world.Bus.PutBack(message);
        }
        catch (Exception exception) when (exception is StaleTradeException or OutsideTroubleException
            or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            int count = failures.GetValueOrDefault(message.Envelope.Id) + 1;
            failures[message.Envelope.Id] = count;
            if (count >= DeliveriesMax)
            {
                dead.Add((message, exception));
            }
            else
            {
                world.Bus.PutBack(message);
            }
        }
    }

    private static Task HandAsync(TradingCycle cycle, OutgoingMessage message) => message.Queue switch
    {
        Queues.Scan => cycle.ScanMarketAsync(message.Envelope, CancellationToken.None),
        Queues.Signal => cycle.DetectBreakoutAsync(message.Envelope, CancellationToken.None),
        Queues.Risk => cycle.AssessRiskAsync(message.Envelope, CancellationToken.None),
        Queues.Execution => cycle.ExecuteAsync(message.Envelope, CancellationToken.None),
        _ => throw new InvalidOperationException($"No such queue: {message.Queue}."),
    };
}
