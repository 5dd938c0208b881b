using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusSender : IAsyncDisposable
{
    private readonly ServiceBusClient client;
    private readonly EntityPath path;

    protected ServiceBusSender()
    {
    }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName)
        : this(client, queueOrTopicName, null)
    {
    }

    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName, ServiceBusSenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.ThrowIfClosed();
        path = Local.EntityPath.Parse(queueOrTopicName);
        this.client = client;
        EntityPath = queueOrTopicName;
        FullyQualifiedNamespace = client.FullyQualifiedNamespace;
        Identifier = options?.Identifier ?? LockTokens.Identifier(queueOrTopicName);
    }

    public virtual string EntityPath { get; }

    public virtual string FullyQualifiedNamespace { get; }

    public virtual string Identifier { get; }

    public virtual bool IsClosed { get; private set; }

    public virtual Task CancelScheduledMessageAsync(
        long sequenceNumber,
        CancellationToken cancellationToken = default) =>
        CancelScheduledMessagesAsync([sequenceNumber], cancellationToken);

    public virtual async Task CancelScheduledMessagesAsync(
        IEnumerable<long> sequenceNumbers,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sequenceNumbers);
        LocalQueue queue = await QueueAsync(cancellationToken);
        await queue.CancelAsync([.. sequenceNumbers], cancellationToken);
    }

    public virtual Task CloseAsync(CancellationToken cancellationToken = default)
    {
        IsClosed = true;
        return Task.CompletedTask;
    }

    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(
        CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(null, cancellationToken);

    public virtual async ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(
        CreateMessageBatchOptions options,
        CancellationToken cancellationToken = default)
    {
        // The official client asks the queue for its limit here, so a missing queue shows here too.
        await QueueAsync(cancellationToken);
        long limit = options?.MaxSizeInBytes ?? MessageSize.Limit;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MessageSize.Limit, nameof(options));
        return ServiceBusMessageBatch.OfSize(limit);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    public virtual async Task<long> ScheduleMessageAsync(
        ServiceBusMessage message,
        DateTimeOffset scheduledEnqueueTime,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return (await ScheduleMessagesAsync([message], scheduledEnqueueTime, cancellationToken))[0];
    }

    public virtual async Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages,
        DateTimeOffset scheduledEnqueueTime,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        DateTimeOffset time = scheduledEnqueueTime.ToUniversalTime();
        return await SendAsync(
            [.. messages.Select(message => Contents(message) with { ScheduledEnqueueTime = time })],
            cancellationToken);
    }

    public virtual async Task SendMessageAsync(
        ServiceBusMessage message,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        await SendAsync([Contents(message)], cancellationToken);
    }

    public virtual async Task SendMessagesAsync(
        IEnumerable<ServiceBusMessage> messages,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        await SendAsync([.. messages.Select(Contents)], cancellationToken);
    }

    public virtual async Task SendMessagesAsync(
        ServiceBusMessageBatch messageBatch,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messageBatch);
        await SendAsync(messageBatch.Contents, cancellationToken);
    }

    internal static ServiceBusSender Create(ServiceBusClient client, string name, ServiceBusSenderOptions options) =>
        new(client, name, options);

    private static SentMessage Contents(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SentMessage.Of(message);
    }

    private async Task<IReadOnlyList<long>> SendAsync(IReadOnlyList<SentMessage> contents, CancellationToken ct)
    {
        ThrowIfClosed();
        if (contents.Count == 0)
        {
            return [];
        }

        LocalQueue queue = await QueueAsync(ct);
        return await queue.SendAsync(contents, ct);
    }

    private async Task<LocalQueue> QueueAsync(CancellationToken ct)
    {
        ThrowIfClosed();
        return path.IsDeadLetter
            ? throw new InvalidOperationException("A dead-letter queue takes no messages; send to the queue itself.")
            : await client.Broker.GetQueueAsync(path, ct);
    }

    private void ThrowIfClosed()
    {
        client.ThrowIfClosed();
        ObjectDisposedException.ThrowIf(IsClosed, this);
    }
}
