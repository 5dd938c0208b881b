namespace Azure.Messaging.ServiceBus.Local;

/// <content>Settling what was received, and the writes behind it.</content>
internal sealed partial class LocalQueue
{
    // Forgotten duplicate ids trickle in one by one; removing each on its own would cost a request per message.
    private const int PurgeBatch = 50;

    public async Task CompleteAsync(ServiceBusReceivedMessage message, CancellationToken ct)
    {
        QueueOperations.Count(Settings.Name, "complete");
        ct.ThrowIfCancellationRequested();
        await SettleAsync([TakeLocked(message)]);
    }

    public async Task AbandonAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> changes,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        QueueOperations.Count(Settings.Name, "abandon");
        SentMessage content = Changed(message, changes);
        QueueEntry entry = TakeLocked(message);
        await ReleaseAsync(entry, index.Resolve(entry.Row.Unlocked() with { Content = content }, Now));
    }

    public async Task DeadLetterAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> changes,
        (string Reason, string Description) why,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        QueueOperations.Count(Settings.Name, "dead-letter");
        SentMessage content = Changed(message, changes);
        QueueEntry entry = TakeLocked(message);
        await ReleaseAsync(entry, (entry.Row with { Content = content }).Dead(why.Reason, why.Description));
    }

    public async Task<DateTimeOffset> RenewAsync(ServiceBusReceivedMessage message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        QueueOperations.Count(Settings.Name, "renew");
        QueueEntry entry = TakeLocked(message);
        MessageRow renewed = entry.Row with { LockedUntil = Now + Settings.LockDuration };
        await WriteAsync(new Dictionary<QueueEntry, MessageRow> { [entry] = renewed });
        return renewed.LockedUntil;
    }

    private static SentMessage Changed(ServiceBusReceivedMessage message, IDictionary<string, object> changes) =>
        changes is { Count: > 0 } ? message.Content.With(changes) : message.Content;

    private async Task ReleaseAsync(QueueEntry entry, MessageRow row)
    {
        await WriteAsync(new Dictionary<QueueEntry, MessageRow> { [entry] = row });
        Announce(row.State == RowState.Dead);
    }

    /// <summary>Lifts a locked message out of the index, or says that the lock is lost.</summary>
    private QueueEntry TakeLocked(ServiceBusReceivedMessage message)
    {
        lock (gate)
        {
            index.Sweep(Now);
            QueueEntry entry = index.Find(message.SequenceNumber);
            if (entry is not { Status: EntryStatus.Locked } || entry.Row.LockToken != message.LockTokenGuid)
            {
                const string Text = "The lock supplied is invalid. Either the lock expired, or the message has already "
                    + "been removed from the queue.";
                throw new ServiceBusException(Text, ServiceBusFailureReason.MessageLockLost, Settings.Name);
            }

            SubQueueIndex.Lift(entry);
            return entry;
        }
    }

    /// <summary>Makes rows durable and only then visible. When the write fails, all stays as it was.</summary>
    private async Task WriteAsync(Dictionary<QueueEntry, MessageRow> rows)
    {
        IReadOnlyList<long> missing = null;
        try
        {
            missing = await store.UpdateAsync([.. rows.Select(pair => Update(pair.Key, pair.Value))]);
        }
        finally
        {
            lock (gate)
            {
                Apply(rows, missing);
            }
        }
    }

    private static RowUpdate Update(QueueEntry entry, MessageRow row) =>
        new(row, entry.PropertiesUnsaved || !ReferenceEquals(row.Content, entry.Row.Content));

    private void Apply(Dictionary<QueueEntry, MessageRow> rows, IReadOnlyList<long> missing)
    {
        DateTimeOffset now = Now;
        foreach ((QueueEntry entry, MessageRow row) in rows)
        {
            if (missing is null)
            {
                // Perhaps it did take effect: the next write must carry the properties again.
                entry.PropertiesUnsaved |= !ReferenceEquals(row.Content, entry.Row.Content);
                index.Place(entry, now);
            }
            else if (missing.Contains(entry.SequenceNumber))
            {
                // A removal that seemed to fail had taken effect.
                index.Forget(entry);
            }
            else
            {
                entry.Row = row;
                entry.PropertiesUnsaved = false;
                index.Place(entry, now);
            }
        }
    }

    /// <summary>Removes lifted messages; with duplicate detection their ids stay for the history window.</summary>
    private async Task SettleAsync(IReadOnlyList<QueueEntry> taken)
    {
        DateTimeOffset now = Now;
        Dictionary<QueueEntry, MessageRow> remembered = taken
            .Where(entry => index.MustRemember(entry.Row, now))
            .ToDictionary(entry => entry, entry => entry.Row.Unlocked() with { State = RowState.Settled });
        QueueEntry[] removed = [.. taken.Where(entry => !remembered.ContainsKey(entry))];
        try
        {
            if (removed.Length > 0)
            {
                await store.RemoveAsync(Settings.Key, [.. removed.Select(entry => entry.SequenceNumber)]);
                Forget(removed);
            }

            if (remembered.Count > 0)
            {
                await WriteAsync(remembered);
            }
        }
        finally
        {
            PlaceAgain(taken.Where(entry => entry.Status == EntryStatus.Busy && entry.Side is not null));
        }
    }

    private void Forget(IEnumerable<QueueEntry> removed)
    {
        lock (gate)
        {
            foreach (QueueEntry entry in removed)
            {
                index.Forget(entry);
            }
        }
    }

    private async Task PurgeAsync()
    {
        IReadOnlyList<long> purged;
        lock (gate)
        {
            index.Sweep(Now);
            if (index.PurgeableCount < (Settings.RequiresDuplicateDetection ? PurgeBatch : 1))
            {
                return;
            }

            purged = index.TakePurgeable();
        }

        foreach (long[] chunk in purged.Chunk(IMessageStore.MaxAtomicRows))
        {
            await store.RemoveAsync(Settings.Key, chunk);
        }
    }
}
