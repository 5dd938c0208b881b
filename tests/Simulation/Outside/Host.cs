using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Ports;
using Breakwater.Simulation.Scenarios;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Outside;

/// <summary>Starts processes, hands them messages and timers, and notices how they end.</summary>
public sealed class Host
{
    public const string PoisonType = "Poison";

    private readonly Site site;
    private readonly MarketPath path;
    private int started;

    public Host(Site site, MarketPath path)
    {
        this.site = site;
        this.path = path;
        site.Queue.Handler = Deliver;
    }

    /// <summary>A fresh process, as after a crash or a scale-out.</summary>
    public Instance Start(TimeSpan skew, CrashPoint? crashAt = null)
    {
        var instance = new Instance(++started, skew) { CrashAt = crashAt };
        var line = new Line(site, instance);
        instance.Rig = new PipelineRig(site.Planted(new RigPorts(
            site.Settings,
            new StorePort(site, line),
            new BusPort(site, line),
            new JournalPort(site, line),
            new PushPort(site, line),
            new MarketPort(site, path, line),
            new VenuePort(site, line),
            new SkewedClock(site.Timeline.Clock, instance))));
        site.Join(instance);
        site.Trace.Add(instance, "starts", string.Empty);

        return instance;
    }

    /// <summary>Runs a timer or command on a process; one that is still at it is left alone.</summary>
    public void Run(Instance instance, string name, Func<PipelineRig, Task> work)
    {
        if (instance.Busy.Add(name))
        {
            site.Trace.Add(instance, "runs", name);
            _ = WatchAsync(instance, name, work);
        }
    }

    private async Task WatchAsync(Instance instance, string name, Func<PipelineRig, Task> work)
    {
        Exception? failure = await EndAsync(work(instance.Rig));
        instance.Busy.Remove(name);
        Judge(name, failure);
        if (failure is null && name == AppTimers.Watchdog)
        {
            site.Watch.Orders.Looked();
        }
    }

    private void Deliver(Instance instance, Delivery delivery) => _ = DeliverAsync(instance, delivery);

    private async Task DeliverAsync(Instance instance, Delivery delivery)
    {
        Exception? failure = await EndAsync(HandAsync(instance.Rig, delivery.Message));
        if (delivery.Message.Envelope.Type != PoisonType)
        {
            Judge(delivery.Message.Envelope.Type, failure);
        }

        site.Queue.Settle(delivery, failure);
    }

    // A bug is not caught by anybody; here it ends the run as a violation.
    private static async Task<Exception?> EndAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        return work.Exception?.InnerException;
    }

    private void Judge(string name, Exception? failure)
    {
        if (failure is not (null or OutsideTroubleException or StaleTradeException))
        {
            site.Break(Law.NoBug, $"{name}: {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static async Task HandAsync(PipelineRig rig, OutgoingMessage message)
    {
        Envelope envelope = message.Envelope;
        Task work = message.Queue switch
        {
            Queues.Scan => rig.Cycle.ScanMarketAsync(envelope, CancellationToken.None),
            Queues.Signal => rig.Cycle.DetectBreakoutAsync(envelope, CancellationToken.None),
            Queues.Risk => rig.Cycle.AssessRiskAsync(envelope, CancellationToken.None),
            Queues.Execution => rig.Cycle.ExecuteAsync(envelope, CancellationToken.None),
            _ => throw new InvalidOperationException($"No such queue: {message.Queue}."),
        };
        await work;
    }
}
