using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusReceiver : IAsyncDisposable
{
    private readonly ServiceBusClient client;
    private readonly EntityPath path;
    private long lastPeeked;

    protected ServiceBusReceiver()
    {
    }

    protected ServiceBusReceiver(ServiceBusClient client, string queueName, ServiceBusReceiverOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.ThrowIfClosed();
        options ??= new ServiceBusReceiverOptions();
        path = PathOf(queueName, options.SubQueue);
        this.client = client;
        EntityPath = path.ToString();
        FullyQualifiedNamespace = client.FullyQualifiedNamespace;
        Identifier = options.Identifier ?? LockTokens.Identifier(EntityPath);
        PrefetchCount = options.PrefetchCount;
        ReceiveMode = options.ReceiveMode;
    }

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual int PrefetchCount { get; }

    public virtual ServiceBusReceiveMode ReceiveMode { get; }

    public virtual async Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify = null,
        CancellationToken cancellationToken = default)
    {
        LocalQueue queue = await SettlingAsync(message, cancellationToken);
        await queue.AbandonAsync(message, propertiesToModify, cancellationToken);
    }

    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    public virtual async Task CompleteMessageAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default)
    {
        LocalQueue queue = await SettlingAsync(message, cancellationToken);
        await queue.CompleteAsync(message, cancellationToken);
    }

    public virtual async Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify,
        string deadLetterReason,
        string deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default)
    {
        LocalQueue queue = await SettlingAsync(message, cancellationToken);
        (string, string) why = (deadLetterReason, deadLetterErrorDescription);
        await queue.DeadLetterAsync(message, propertiesToModify, why, cancellationToken);
    }

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        DeadLetterMessageAsync(message, propertiesToModify, null, null, cancellationToken);

    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        string deadLetterReason,
        string deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        DeadLetterMessageAsync(message, null, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    public virtual async Task<ServiceBusReceivedMessage> PeekMessageAsync(
        long? fromSequenceNumber = null,
        CancellationToken cancellationToken = default) =>
        await PeekMessagesAsync(1, fromSequenceNumber, cancellationToken) is [var first, ..] ? first : null;

    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages,
        long? fromSequenceNumber = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        LocalQueue queue = await QueueAsync(cancellationToken);
        long from = fromSequenceNumber ?? Interlocked.Read(ref lastPeeked) + 1;
        IReadOnlyList<ServiceBusReceivedMessage> peeked = queue.Peek(path.IsDeadLetter, maxMessages, from);
        if (peeked.Count > 0)
        {
            Interlocked.Exchange(ref lastPeeked, peeked[^1].SequenceNumber);
        }

        return peeked;
    }

    public virtual async Task<ServiceBusReceivedMessage> ReceiveMessageAsync(
        TimeSpan? maxWaitTime = null,
        CancellationToken cancellationToken = default) =>
        await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken) is [var first, ..] ? first : null;

    public virtual async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages,
        TimeSpan? maxWaitTime = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxMessages, 1);
        TimeSpan wait = maxWaitTime ?? client.TryTimeout;
        if (wait < TimeSpan.Zero || (wait == TimeSpan.Zero && PrefetchCount == 0))
        {
            throw new ArgumentOutOfRangeException(nameof(maxWaitTime), wait, "It must be positive.");
        }

        LocalQueue queue = await QueueAsync(cancellationToken);
        ReceiveRequest request = new(path.IsDeadLetter, maxMessages, ReceiveMode);
        return await queue.ReceiveAsync(request, wait, cancellationToken);
    }

    public virtual async IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ReceiveMessageAsync(cancellationToken: cancellationToken) is { } message)
            {
                yield return message;
            }
        }

        // As the official client ends it: a cancelled enumeration throws.
        cancellationToken.ThrowIfCancellationRequested();
    }

    public virtual async Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default)
    {
        LocalQueue queue = await SettlingAsync(message, cancellationToken);
        message.LockedUntil = await queue.RenewAsync(message, cancellationToken);
    }

    internal static ServiceBusReceiver Create(
        ServiceBusClient client,
        string name,
        ServiceBusReceiverOptions options) => new(client, name, options);

    private static EntityPath PathOf(string queueName, SubQueue subQueue) => subQueue switch
    {
        SubQueue.None => Local.EntityPath.Parse(queueName),
        SubQueue.DeadLetter => Local.EntityPath.Parse(queueName) with { IsDeadLetter = true },
        _ => throw new NotSupportedException("The local stand-in forwards nothing, so it has no transfer queue."),
    };

    private async Task<LocalQueue> SettlingAsync(ServiceBusReceivedMessage message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        return ReceiveMode == ServiceBusReceiveMode.PeekLock
            ? await QueueAsync(ct)
            : throw new InvalidOperationException("Only messages received in PeekLock mode can be settled.");
    }

    private async Task<LocalQueue> QueueAsync(CancellationToken ct)
    {
        client.ThrowIfClosed();
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return await client.Broker.GetQueueAsync(path, ct);
    }
}
