using Azure.Messaging.ServiceBus.Administration;
using Azure.Messaging.ServiceBus.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>What a queue must do, written plainly: one list, looked through for every question.</summary>
internal sealed class ModelQueue(CreateQueueOptions options, TimeProvider clock)
{
    private readonly List<ModelMessage> messages = [];
    private readonly Dictionary<string, DateTimeOffset> accepted = [];

    private DateTimeOffset Now => clock.GetUtcNow();

    public IReadOnlyList<ModelMessage> Messages
    {
        get
        {
            Settle();
            return messages;
        }
    }

    public ModelMessage Send(string id, DateTimeOffset enqueueAt, TimeSpan timeToLive)
    {
        bool known = options.RequiresDuplicateDetection && accepted.TryGetValue(id, out DateTimeOffset before)
            && before + options.DuplicateDetectionHistoryTimeWindow > Now;
        if (known)
        {
            return null;
        }

        accepted[id] = Now;
        DateTimeOffset enqueued = enqueueAt > Now ? enqueueAt : Now;
        DateTimeOffset expires = timeToLive == TimeSpan.MaxValue ? DateTimeOffset.MaxValue : enqueued + timeToLive;
        ModelMessage message = new() { Id = id, Enqueued = enqueued, Expires = expires };
        messages.Add(message);
        return message;
    }

    public ModelMessage Next(bool dead) => Messages.FirstOrDefault(message => IsReady(message, dead));

    public void Deliver(ModelMessage message, string holder)
    {
        message.Deliveries++;
        message.Holder = holder;
        message.LockedUntil = Now + options.LockDuration;
    }

    public void Renew(ModelMessage message) => message.LockedUntil = Now + options.LockDuration;

    public ModelMessage HeldBy(string holder) => Messages.FirstOrDefault(message => message.Holder == holder);

    public bool IsScheduled(ModelMessage message) => !message.IsDead && message.Enqueued > Now;

    public void Remove(ModelMessage message) => messages.Remove(message);

    public static void Release(ModelMessage message, string deadReason = null)
    {
        message.Holder = null;
        message.DeadReason ??= deadReason;
    }

    public void ReleaseAll() => messages.ForEach(message => Release(message));

    public DateTimeOffset? NextDue()
    {
        if (Next(dead: false) is not null)
        {
            return Now;
        }

        return Messages.Where(message => !message.IsDead)
            .Min(message => (DateTimeOffset?)(message.Holder is null ? message.Enqueued : message.LockedUntil));
    }

    public QueueDepth Depth()
    {
        ModelMessage[] active = [.. Messages.Where(message => !message.IsDead && !IsScheduled(message))];
        return new QueueDepth(
            active.Length,
            messages.Count(IsScheduled),
            messages.Count(message => message.IsDead),
            active.Min(message => (DateTimeOffset?)message.Enqueued));
    }

    private bool IsReady(ModelMessage message, bool dead) =>
        message.IsDead == dead && message.Holder is null && message.Enqueued <= Now;

    private void Settle()
    {
        foreach (ModelMessage message in messages.Where(message => message.LockedUntil <= Now))
        {
            message.Holder = null;
        }

        foreach (ModelMessage message in messages.Where(message => IsReady(message, dead: false)))
        {
            message.DeadReason = message.Deliveries >= options.MaxDeliveryCount ? "MaxDeliveryCountExceeded"
                : message.Expires <= Now ? "TTLExpiredException"
                : null;
        }

        if (!options.DeadLetteringOnMessageExpiration)
        {
            messages.RemoveAll(message => message is { DeadReason: "TTLExpiredException", Holder: null });
        }
    }
}
