using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus.Administration;
using Breakwater.Local.Clock;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>
/// The broker of one store, living in this process. One process at a time may receive from a store: another broker on
/// the same rows would not see this one's locks.
/// </summary>
internal sealed class QueueBroker : IDisposable
{
    private static readonly ConcurrentDictionary<BrokerAddress, QueueBroker> Brokers = new();

    private readonly ConcurrentDictionary<string, LocalQueue> queues = new();
    private readonly SemaphoreSlim loading = new(1, 1);
    private readonly IMessageStore store;
    private readonly Func<TimeProvider> clock;
    private readonly LocalQueue.Surroundings around;
    private bool loaded;

    internal QueueBroker(IMessageStore store, Func<TimeProvider> clock)
    {
        this.store = store;
        this.clock = clock;
        around = new LocalQueue.Surroundings(store, clock, path => Arrived?.Invoke(path));
    }

    /// <summary>A message may have become receivable earlier than before; the argument is the entity's path.</summary>
    internal event Action<string> Arrived;

    internal TimeProvider Clock => clock();

    internal static QueueBroker For(string connectionString) => Brokers.GetOrAdd(
        BrokerAddress.Parse(connectionString),
        static address => new QueueBroker(new TableMessageStore(address.Tables()), () => ProcessClock.Current));

    /// <summary>Drops the broker as a killed process would, so that a test can start over from the rows.</summary>
    internal static void Forget(string connectionString) =>
        Brokers.TryRemove(BrokerAddress.Parse(connectionString), out _);

    /// <summary>Loads all rows; does nothing when they are loaded.</summary>
    internal async Task LoadAsync(CancellationToken ct)
    {
        if (!Volatile.Read(ref loaded))
        {
            await RefreshAsync(onlyIfNotLoaded: true, ct);
        }
    }

    /// <summary>Creates the queue if it is missing; an existing one keeps its settings.</summary>
    internal async Task EnsureQueueAsync(CreateQueueOptions options, CancellationToken ct) =>
        await TryCreateQueueAsync(options, ct);

    /// <summary>
    /// The earliest instant at which a message of the entity is or becomes receivable: not after now when one is ready,
    /// null when there is none. For a dead-letter path it may be too early, never too late.
    /// </summary>
    internal DateTimeOffset? NextDue(string queue)
    {
        EntityPath path = EntityPath.Parse(queue);
        return queues.TryGetValue(path.Key, out LocalQueue found) ? found.NextDue(path.IsDeadLetter) : null;
    }

    internal QueueDepth Depth(string queue) =>
        queues.TryGetValue(EntityPath.Parse(queue).Key, out LocalQueue found) ? found.Depth() : default;

    /// <summary>Locks up to <paramref name="max"/> ready messages without waiting.</summary>
    internal async Task<IReadOnlyList<ServiceBusReceivedMessage>> TryReceiveAsync(
        string queue,
        int max,
        CancellationToken ct)
    {
        EntityPath path = EntityPath.Parse(queue);
        LocalQueue found = await GetQueueAsync(path, ct);
        return await found.TryReceiveAsync(new(path.IsDeadLetter, max, ServiceBusReceiveMode.PeekLock), ct);
    }

    internal async Task<LocalQueue> GetQueueAsync(EntityPath path, CancellationToken ct) =>
        await FindQueueAsync(path.Key, ct) ?? throw NotFound(path.ToString());

    /// <summary>Null when there is no such queue, also after looking for one that another process created.</summary>
    internal async Task<LocalQueue> FindQueueAsync(string key, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!queues.ContainsKey(key))
        {
            await RefreshAsync(onlyIfNotLoaded: false, ct);
        }

        return queues.GetValueOrDefault(key);
    }

    internal async Task<IReadOnlyList<LocalQueue>> ListQueuesAsync(CancellationToken ct)
    {
        await RefreshAsync(onlyIfNotLoaded: false, ct);
        return [.. queues.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];
    }

    /// <summary>False when a queue of that name exists.</summary>
    internal async Task<bool> TryCreateQueueAsync(CreateQueueOptions options, CancellationToken ct)
    {
        if (await FindQueueAsync(EntityPath.KeyOf(options.Name), ct) is not null)
        {
            return false;
        }

        bool added = await store.TryAddQueueAsync(QueueSettings.Of(options, Clock.GetUtcNow()), ct);
        await RefreshAsync(onlyIfNotLoaded: false, ct);
        return added;
    }

    internal async Task DeleteQueueAsync(string name, CancellationToken ct)
    {
        await LoadAsync(ct);
        string key = EntityPath.KeyOf(name);
        if (!await store.RemoveQueueAsync(key, ct))
        {
            throw NotFound(name);
        }

        queues.TryRemove(key, out _);
    }

    public void Dispose()
    {
        foreach (LocalQueue queue in queues.Values)
        {
            queue.Dispose();
        }

        loading.Dispose();
    }

    private static ServiceBusException NotFound(string path) => new(
        $"The messaging entity '{path}' could not be found.",
        ServiceBusFailureReason.MessagingEntityNotFound,
        path);

    private async Task RefreshAsync(bool onlyIfNotLoaded, CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            if (onlyIfNotLoaded && loaded)
            {
                return;
            }

            foreach (QueueSettings settings in await store.ReadQueuesAsync(ct))
            {
                if (!queues.ContainsKey(settings.Key))
                {
                    IReadOnlyList<MessageRow> rows = await store.ReadMessagesAsync(settings.Key, ct);
                    queues[settings.Key] = new LocalQueue(settings, rows, around);
                }
            }

            Volatile.Write(ref loaded, true);
        }
        finally
        {
            loading.Release();
        }
    }
}
