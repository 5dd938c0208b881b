using Azure.Core;
using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus.Administration;

public class ServiceBusAdministrationClient
{
    private readonly QueueBroker broker;

    public ServiceBusAdministrationClient(string connectionString)
        : this(QueueBroker.For(connectionString))
    {
    }

    public ServiceBusAdministrationClient(string fullyQualifiedNamespace, TokenCredential credential)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fullyQualifiedNamespace);
        ArgumentNullException.ThrowIfNull(credential);
        throw BrokerAddress.OnlyLocal();
    }

    internal ServiceBusAdministrationClient(QueueBroker broker)
    {
        this.broker = broker;
    }

    protected ServiceBusAdministrationClient()
    {
    }

    public virtual Task<Response<QueueProperties>> CreateQueueAsync(
        string name,
        CancellationToken cancellationToken = default) =>
        CreateQueueAsync(new CreateQueueOptions(name), cancellationToken);

    public virtual async Task<Response<QueueProperties>> CreateQueueAsync(
        CreateQueueOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!await broker.TryCreateQueueAsync(options, cancellationToken))
        {
            throw new ServiceBusException(
                $"The messaging entity '{options.Name}' exists already.",
                ServiceBusFailureReason.MessagingEntityAlreadyExists,
                options.Name);
        }

        LocalQueue queue = await broker.GetQueueAsync(new EntityPath(options.Name, false), cancellationToken);
        return Response.FromValue(new QueueProperties(queue.Settings), LocalResponse.Created);
    }

    public virtual async Task<Response> DeleteQueueAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        await broker.DeleteQueueAsync(name, cancellationToken);
        return LocalResponse.Ok;
    }

    public virtual async Task<Response<QueueRuntimeProperties>> GetQueueRuntimePropertiesAsync(
        string name,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        LocalQueue queue = await broker.GetQueueAsync(new EntityPath(name, false), cancellationToken);
        return Response.FromValue(RuntimeProperties(queue), LocalResponse.Ok);
    }

    public virtual AsyncPageable<QueueRuntimeProperties> GetQueuesRuntimePropertiesAsync(
        CancellationToken cancellationToken = default) => new QueuePages(ReadAsync, cancellationToken);

    public virtual async Task<Response<bool>> QueueExistsAsync(
        string name,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        LocalQueue queue = await broker.FindQueueAsync(Local.EntityPath.KeyOf(name), cancellationToken);
        return Response.FromValue(queue is not null, LocalResponse.Ok);
    }

    private async Task<IReadOnlyList<QueueRuntimeProperties>> ReadAsync(CancellationToken ct) =>
        [.. (await broker.ListQueuesAsync(ct)).Select(RuntimeProperties)];

    private QueueRuntimeProperties RuntimeProperties(LocalQueue queue)
    {
        QueueDepth depth = queue.Depth();
        DateTimeOffset now = broker.Clock.GetUtcNow();
        return ServiceBusModelFactory.QueueRuntimeProperties(
            queue.Settings.Name,
            activeMessageCount: depth.Active,
            scheduledMessageCount: depth.Scheduled,
            deadLetterMessageCount: depth.DeadLetter,
            totalMessageCount: depth.Active + depth.Scheduled + depth.DeadLetter,
            createdAt: queue.Settings.CreatedAt,
            updatedAt: queue.Settings.CreatedAt,
            accessedAt: now);
    }
}
