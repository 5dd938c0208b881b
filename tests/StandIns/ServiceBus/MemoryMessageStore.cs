using Azure.Messaging.ServiceBus;
using Azure.Messaging.ServiceBus.Local;

namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>Rows that outlive brokers, and calls that can be made to fail before or after they took effect.</summary>
internal sealed class MemoryMessageStore : IMessageStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, QueueSettings> queues = [];
    private readonly Dictionary<string, long> sequences = [];
    private readonly SortedDictionary<(string Queue, long SequenceNumber), MessageRow> rows = [];

    /// <summary>The next write fails: before it takes effect, or after.</summary>
    public WriteFault Fault { get; set; }

    public int Writes { get; private set; }

    public int Reads { get; private set; }

    public int RowCount => rows.Count;

    public IReadOnlyList<MessageRow> Rows => [.. rows.Values];

    /// <summary>When set, writes wait for it.</summary>
    public TaskCompletionSource Hold { get; set; }

    public Task<IReadOnlyList<QueueSettings>> ReadQueuesAsync(CancellationToken ct)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<QueueSettings>>([.. queues.Values]);
    }

    public Task<bool> TryAddQueueAsync(QueueSettings queue, CancellationToken ct)
    {
        sequences.TryAdd(queue.Key, 1);
        return Task.FromResult(queues.TryAdd(queue.Key, queue));
    }

    public Task<bool> RemoveQueueAsync(string queue, CancellationToken ct)
    {
        foreach ((string, long) key in rows.Keys.Where(key => key.Queue == queue).ToArray())
        {
            rows.Remove(key);
        }

        sequences.Remove(queue);
        return Task.FromResult(queues.Remove(queue));
    }

    public Task<long> ReserveSequenceAsync(string queue, int count)
    {
        long first = sequences[queue];
        sequences[queue] = first + count;
        return Task.FromResult(first);
    }

    public Task<IReadOnlyList<MessageRow>> ReadMessagesAsync(string queue, CancellationToken ct)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<MessageRow>>([.. rows.Values.Where(row => row.Queue == queue)]);
    }

    public Task AddAsync(IReadOnlyList<MessageRow> rows) => WriteAsync(() =>
    {
        foreach (MessageRow row in rows)
        {
            this.rows.TryAdd((row.Queue, row.SequenceNumber), row);
        }
    });

    public async Task<IReadOnlyList<long>> UpdateAsync(IReadOnlyList<RowUpdate> updates)
    {
        List<long> missing = [];
        await WriteAsync(() =>
        {
            foreach (RowUpdate update in updates)
            {
                (string, long) key = (update.Row.Queue, update.Row.SequenceNumber);
                if (!rows.TryGetValue(key, out MessageRow stored))
                {
                    missing.Add(update.Row.SequenceNumber);
                    continue;
                }

                // Like the table: without properties only the delivery state changes.
                rows[key] = update.WithProperties ? update.Row : update.Row with { Content = stored.Content };
            }
        });
        return missing;
    }

    public Task RemoveAsync(string queue, IReadOnlyList<long> sequenceNumbers) => WriteAsync(() =>
    {
        foreach (long sequenceNumber in sequenceNumbers)
        {
            rows.Remove((queue, sequenceNumber));
        }
    });

    private async Task WriteAsync(Action effect)
    {
        if (Hold is { } hold)
        {
            await hold.Task;
        }

        lock (gate)
        {
            WriteFault fault = Fault;
            Fault = WriteFault.None;
            Writes++;
            if (fault != WriteFault.Before)
            {
                effect();
            }

            if (fault != WriteFault.None)
            {
                throw new ServiceBusException("Broken", ServiceBusFailureReason.ServiceCommunicationProblem);
            }
        }
    }
}
