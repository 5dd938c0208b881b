using Azure.Messaging.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

public class ServiceBusMessageActions
{
    private readonly ServiceBusReceiver? receiver;

    internal ServiceBusMessageActions(ServiceBusReceiver receiver) => this.receiver = receiver;

    protected ServiceBusMessageActions()
    {
    }

    /// <summary>True once the function has settled its message, so that the host does not do it again.</summary>
    internal bool Settled { get; private set; }

    private ServiceBusReceiver Receiver => receiver
        ?? throw new InvalidOperationException("A subclass made for tests has no receiver; override the member.");

    public virtual async Task CompleteMessageAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default)
    {
        await Receiver.CompleteMessageAsync(message, cancellationToken);
        Settled = true;
    }

    public virtual async Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default)
    {
        await Receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken);
        Settled = true;
    }

    public virtual async Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = default,
        string? deadLetterReason = default,
        string? deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default)
    {
        await Receiver.DeadLetterMessageAsync(
            message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken);
        Settled = true;
    }

    public virtual Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default) => Receiver.RenewMessageLockAsync(message, cancellationToken);
}
