using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions.Queues;

/// <summary>One delivered message, until it is settled.</summary>
internal sealed class QueueDelivery(
    ServiceBusReceivedMessage message,
    ServiceBusReceiver receiver,
    DateTimeOffset receivedAt,
    TimeSpan maxRenewal)
{
    private readonly DateTimeOffset lastRenewal = receivedAt + maxRenewal;
    private DateTimeOffset renewedAt = receivedAt;

    internal ServiceBusReceivedMessage Message => message;

    internal ServiceBusMessageActions Actions { get; } = new(receiver);

    /// <summary>Half-way to the end of the lock; null when it is renewed no more.</summary>
    internal DateTimeOffset? RenewalDue
    {
        get
        {
            DateTimeOffset due = renewedAt + ((message.LockedUntil - renewedAt) / 2);
            return due > lastRenewal || due <= renewedAt ? null : due;
        }
    }

    internal async Task RenewAsync(DateTimeOffset now)
    {
        renewedAt = now;
        await receiver.RenewMessageLockAsync(message);
    }

    internal async Task SettleAsync(bool succeeded, bool autoComplete)
    {
        if (Actions.Settled || (succeeded && !autoComplete))
        {
            return;
        }

        if (succeeded)
        {
            await receiver.CompleteMessageAsync(message);
        }
        else
        {
            await receiver.AbandonMessageAsync(message);
        }
    }
}
