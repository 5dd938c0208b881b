using Breakwater.Pipeline.Messages;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Ports;

/// <summary>The queues: at least once, in any order, with locks that run out, and dead letters.</summary>
public sealed class Queueing(Site site)
{
    private const int DeliveriesMax = 10;
    private readonly List<Delivery> all = [];
    private readonly Chance chance = Chance.Of(site.Seed, "queues");

    /// <summary>Hands a message to a process.</summary>
    public Action<Instance, Delivery> Handler { get; set; } = static (_, _) => { };

    public IEnumerable<Delivery> Waiting => all.Where(delivery => !delivery.IsSettled);

    public IEnumerable<Delivery> Dead => all.Where(delivery => delivery.DeadBecause is not null);

    public void Take(OutgoingMessage message)
    {
        Add(message, Delay());
        FaultPlan faults = site.Faults;
        if (faults.Strikes(Fault.MessageDuplicated, 2))
        {
            Add(message, faults.Details(Fault.MessageDuplicated).Seconds(0, 3));
        }

        if (faults.Strikes(Fault.MessageReplayedLate))
        {
            Add(message, faults.Details(Fault.MessageReplayedLate).Seconds(30, 900));
        }
    }

    /// <summary>The process that held them is gone: its locks run out.</summary>
    public void Unlock(Instance instance)
    {
        foreach (Delivery delivery in all.Where(one => !one.IsSettled && one.LockedBy == instance).ToArray())
        {
            delivery.LockedBy = null;
            Again(delivery, chance.Seconds(1, 60));
        }
    }

    /// <summary>The handler came to its end.</summary>
    public void Settle(Delivery delivery, Exception? failure)
    {
        if (delivery.IsSettled)
        {
            return;
        }

        delivery.LockedBy = null;
        if (failure is null)
        {
            if (site.Faults.Strikes(Fault.LockLostAfterSuccess))
            {
                Again(delivery, chance.Seconds(0.1, 60));

                return;
            }

            delivery.IsSettled = true;
        }
        else if (delivery.Count >= DeliveriesMax)
        {
            delivery.IsSettled = true;
            delivery.DeadBecause = failure.Message;
            site.Outcomes.Count(Outcome.DeadLettered);
            site.Trace.Add(null, "dead letter", delivery.Message.Envelope.Id);
        }
        else
        {
            Again(delivery, chance.Seconds(0.05, 2));
        }
    }

    private TimeSpan Delay()
    {
        FaultPlan faults = site.Faults;
        if (faults.Strikes(Fault.MessageDelayed))
        {
            return faults.Details(Fault.MessageDelayed).Seconds(10, 120);
        }

        return faults.Strikes(Fault.MessageReordered, 2)
            ? faults.Details(Fault.MessageReordered).Seconds(0.5, 5)
            : chance.Seconds(0.001, 0.05);
    }

    private void Add(OutgoingMessage message, TimeSpan delay)
    {
        var delivery = new Delivery(message);
        all.Add(delivery);
        TimeSpan until = message.NotBefore is { } due && due > site.Now ? due - site.Now : TimeSpan.Zero;
        Again(delivery, until + delay);
    }

    private void Again(Delivery delivery, TimeSpan delay) => site.Timeline.After(delay, () => HandOut(delivery));

    private void HandOut(Delivery delivery)
    {
        if (delivery.IsSettled || delivery.LockedBy is not null)
        {
            return;
        }

        if (site.Instances.Count == 0)
        {
            Again(delivery, TimeSpan.FromSeconds(1));

            return;
        }

        Instance instance = chance.Of(site.Instances);
        delivery.Count++;
        delivery.LockedBy = instance;
        if (site.Faults.Strikes(Fault.LockLostMeanwhile, 2))
        {
            site.Timeline.After(site.Faults.Details(Fault.LockLostMeanwhile).Seconds(0.01, 5), () =>
            {
                if (!delivery.IsSettled)
                {
                    delivery.LockedBy = null;
                    HandOut(delivery);
                }
            });
        }

        site.Trace.Add(instance, "takes", delivery.Message.Envelope.Type);
        Handler(instance, delivery);
    }
}
