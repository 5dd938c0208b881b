namespace Azure.Messaging.ServiceBus.Local;

/// <summary>
/// One queue: the index in memory says what may happen, the store makes it last. An entry that is being written is
/// lifted out of the index, so nobody else sees it until the write is durable.
/// </summary>
internal sealed partial class LocalQueue : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim deduplicating = new(1, 1);
    private readonly IMessageStore store;
    private readonly Func<TimeProvider> clock;
    private readonly Action<string> arrived;
    private readonly QueueIndex index;
    private readonly SequenceNumbers sequence;
    private TaskCompletionSource arrival = NewArrival();

    /// <summary>Starts from stored rows. Whoever held a lock is gone with its process: all are released.</summary>
    public LocalQueue(QueueSettings settings, IReadOnlyList<MessageRow> rows, Surroundings around)
    {
        Settings = settings;
        (store, clock, arrived) = around;
        index = new QueueIndex(settings);
        sequence = new SequenceNumbers(count => store.ReserveSequenceAsync(settings.Key, count));
        DateTimeOffset now = Now;
        foreach (MessageRow row in rows)
        {
            index.Add(row.Unlocked(), now);
        }
    }

    public QueueSettings Settings { get; }

    private DateTimeOffset Now => clock().GetUtcNow();

    /// <summary>All-or-nothing up to <see cref="IMessageStore.MaxAtomicRows"/> messages.</summary>
    public async Task<IReadOnlyList<long>> SendAsync(IReadOnlyList<SentMessage> contents, CancellationToken ct)
    {
        CheckSize(contents);
        QueueOperations.Carry(Settings.Name, "send", contents);
        if (!Settings.RequiresDuplicateDetection)
        {
            ct.ThrowIfCancellationRequested();
            return await AcceptAsync(contents);
        }

        // A repeat must see whether the first one was stored or failed.
        await deduplicating.WaitAsync(ct);
        try
        {
            return await AcceptDistinctAsync(contents);
        }
        finally
        {
            deduplicating.Release();
        }
    }

    public async Task CancelAsync(IReadOnlyList<long> sequenceNumbers, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        List<QueueEntry> taken = [];
        lock (gate)
        {
            index.Sweep(Now);
            foreach (long sequenceNumber in sequenceNumbers.Distinct())
            {
                if (index.Find(sequenceNumber) is not { Status: EntryStatus.Scheduled } entry)
                {
                    PlaceAgain(taken);
                    string text = $"No scheduled message has the sequence number {sequenceNumber}.";
                    throw new ServiceBusException(text, ServiceBusFailureReason.MessageNotFound, Settings.Name);
                }

                SubQueueIndex.Lift(entry);
                taken.Add(entry);
            }
        }

        await SettleAsync(taken);
    }

    public IReadOnlyList<ServiceBusReceivedMessage> Peek(bool deadLetter, int max, long from)
    {
        lock (gate)
        {
            index.Sweep(Now);
            return [.. index.Side(deadLetter).InOrder
                .Where(entry => entry.SequenceNumber >= from)
                .Take(max)
                .Select(entry => entry.Row.Unlocked().ToReceived(StateOf(entry)))];
        }
    }

    public DateTimeOffset? NextDue(bool deadLetter)
    {
        lock (gate)
        {
            DateTimeOffset now = Now;
            index.Sweep(now);
            SubQueueIndex side = index.Side(deadLetter);
            if (side.FirstReady is not null)
            {
                return now;
            }

            DateTimeOffset? next = side.FirstChange?.ChangesAt;
            DateTimeOffset? moved = deadLetter ? index.Main.FirstChange?.ChangesAt : null;
            return next is null || moved < next ? moved ?? next : next;
        }
    }

    public QueueDepth Depth()
    {
        lock (gate)
        {
            index.Sweep(Now);
            DateTimeOffset? oldest = index.Main.InOrder
                .Where(entry => entry.Status != EntryStatus.Scheduled)
                .Min(entry => (DateTimeOffset?)entry.Row.EnqueuedTime);
            int scheduled = index.Main.ScheduledCount;
            return new QueueDepth(index.Main.Count - scheduled, scheduled, index.Dead.Count, oldest);
        }
    }

    public sealed record Surroundings(IMessageStore Store, Func<TimeProvider> Clock, Action<string> Arrived);

    public void Dispose()
    {
        deduplicating.Dispose();
        sequence.Dispose();
    }

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ServiceBusMessageState StateOf(QueueEntry entry) => entry.Status == EntryStatus.Scheduled
        ? ServiceBusMessageState.Scheduled
        : ServiceBusMessageState.Active;

    private void CheckSize(IReadOnlyList<SentMessage> contents)
    {
        long size = contents.Sum(MessageSize.Of);
        if (size > MessageSize.Limit)
        {
            string text = $"{contents.Count} message(s) of {size} bytes exceed the limit of {MessageSize.Limit} bytes.";
            throw new ServiceBusException(text, ServiceBusFailureReason.MessageSizeExceeded, Settings.Name);
        }
    }

    private async Task<IReadOnlyList<long>> AcceptDistinctAsync(IReadOnlyList<SentMessage> contents)
    {
        Dictionary<string, int> positions = [];
        List<SentMessage> fresh = [];
        List<(long Known, int Fresh)> answers = [];
        lock (gate)
        {
            index.Sweep(Now);
            foreach (SentMessage content in contents)
            {
                if (index.FindDuplicate(content.MessageId) is { } known)
                {
                    answers.Add((known, 0));
                }
                else if (content.MessageId is null || positions.TryAdd(content.MessageId, fresh.Count))
                {
                    answers.Add((0, fresh.Count));
                    fresh.Add(content);
                }
                else
                {
                    answers.Add((0, positions[content.MessageId]));
                }
            }
        }

        IReadOnlyList<long> numbers = await AcceptAsync(fresh);
        return [.. answers.Select(answer => answer.Known > 0 ? answer.Known : numbers[answer.Fresh])];
    }

    private async Task<IReadOnlyList<long>> AcceptAsync(IReadOnlyList<SentMessage> contents)
    {
        if (contents.Count == 0)
        {
            return [];
        }

        long first = await sequence.TakeAsync(contents.Count);
        DateTimeOffset now = Now;
        MessageRow[] rows = [.. contents.Select((content, position) => NewRow(content, first + position, now))];
        foreach (MessageRow[] chunk in rows.Chunk(IMessageStore.MaxAtomicRows))
        {
            await store.AddAsync(chunk);
            lock (gate)
            {
                foreach (MessageRow row in chunk)
                {
                    index.Add(row, Now);
                }
            }

            Announce(deadLetter: false);
        }

        return [.. rows.Select(row => row.SequenceNumber)];
    }

    private MessageRow NewRow(SentMessage content, long sequenceNumber, DateTimeOffset now)
    {
        TimeSpan limit = Settings.DefaultMessageTimeToLive;
        return new MessageRow
        {
            Queue = Settings.Key,
            SequenceNumber = sequenceNumber,
            Content = content.TimeToLive > limit ? content with { TimeToLive = limit } : content,
            AcceptedAt = now,
        };
    }

    private void PlaceAgain(IEnumerable<QueueEntry> entries)
    {
        lock (gate)
        {
            DateTimeOffset now = Now;
            foreach (QueueEntry entry in entries)
            {
                index.Place(entry, now);
            }
        }
    }

    /// <summary>Wakes waiting receivers, then tells the outside; never under the lock.</summary>
    private void Announce(bool deadLetter)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = arrival;
            arrival = NewArrival();
        }

        waiting.SetResult();
        arrived(new EntityPath(Settings.Name, deadLetter).ToString());
    }
}
