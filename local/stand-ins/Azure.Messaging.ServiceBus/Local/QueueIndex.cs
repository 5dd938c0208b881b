namespace Azure.Messaging.ServiceBus.Local;

/// <summary>One queue in memory. Does no I/O and takes no lock: <see cref="LocalQueue"/> guards it.</summary>
internal sealed class QueueIndex
{
    private readonly QueueSettings settings;
    private readonly Dictionary<long, QueueEntry> entries = [];
    private readonly DuplicateHistory history = new();
    private readonly List<long> purgeable = [];

    public QueueIndex(QueueSettings settings)
    {
        this.settings = settings;
    }

    public SubQueueIndex Main { get; } = new();

    public SubQueueIndex Dead { get; } = new();

    /// <summary>Rows in the store that nobody needs any more.</summary>
    public int PurgeableCount => purgeable.Count;

    public SubQueueIndex Side(bool deadLetter) => deadLetter ? Dead : Main;

    public void Add(MessageRow row, DateTimeOffset now)
    {
        QueueEntry entry = new(row);
        entries.Add(row.SequenceNumber, entry);
        if (settings.RequiresDuplicateDetection && row.Content.MessageId is { } id)
        {
            history.Add(id, row.SequenceNumber, RememberedUntil(row));
        }

        Place(entry, now);
    }

    public QueueEntry Find(long sequenceNumber) => entries.GetValueOrDefault(sequenceNumber);

    public long? FindDuplicate(string messageId) => messageId is null ? null : history.Find(messageId);

    public bool MustRemember(MessageRow row, DateTimeOffset now) =>
        settings.RequiresDuplicateDetection && row.Content.MessageId is not null && RememberedUntil(row) > now;

    /// <summary>Puts an entry where its row and the clock say it belongs.</summary>
    public void Place(QueueEntry entry, DateTimeOffset now)
    {
        if (entry.Row.IsLocked && entry.Row.LockedUntil > now)
        {
            Side(entry.Row.State == RowState.Dead).Put(entry, EntryStatus.Locked, entry.Row.LockedUntil);
            return;
        }

        MessageRow row = Resolve(entry.Row.Unlocked(), now);
        entry.PropertiesUnsaved |= row.Content != entry.Row.Content;
        entry.Row = row;
        if (row.State == RowState.Settled)
        {
            Retire(entry, now);
        }
        else if (row.State == RowState.Dead)
        {
            Dead.Put(entry, EntryStatus.Ready, DateTimeOffset.MaxValue);
        }
        else if (row.EnqueuedTime > now)
        {
            Main.Put(entry, EntryStatus.Scheduled, row.EnqueuedTime);
        }
        else
        {
            Main.Put(entry, EntryStatus.Ready, row.ExpiresAt);
        }
    }

    /// <summary>What the clock and the delivery count make of an unlocked row.</summary>
    public MessageRow Resolve(MessageRow row, DateTimeOffset now)
    {
        if (row.State != RowState.Active || row.EnqueuedTime > now)
        {
            return row;
        }

        if (row.DeliveryCount >= settings.MaxDeliveryCount)
        {
            string text = $"Message could not be consumed after {settings.MaxDeliveryCount} delivery attempts.";
            return row.Dead("MaxDeliveryCountExceeded", text);
        }

        if (row.ExpiresAt > now)
        {
            return row;
        }

        return settings.DeadLetteringOnMessageExpiration
            ? row.Dead("TTLExpiredException", "The message expired and was dead lettered.")
            : row with { State = RowState.Settled };
    }

    /// <summary>Lets the clock do its work: schedules fall due, locks and messages expire.</summary>
    public void Sweep(DateTimeOffset now)
    {
        Sweep(Main, now);
        Sweep(Dead, now);
        while (history.TryForget(now, out long sequenceNumber))
        {
            if (Find(sequenceNumber) is { Status: EntryStatus.Retired } retired)
            {
                Retire(retired, now);
            }
        }
    }

    public QueueEntry TakeReady(bool deadLetter)
    {
        QueueEntry entry = Side(deadLetter).FirstReady;
        if (entry is not null)
        {
            SubQueueIndex.Lift(entry);
        }

        return entry;
    }

    /// <summary>The row is gone from the store.</summary>
    public void Forget(QueueEntry entry)
    {
        entry.Side?.Remove(entry);
        entries.Remove(entry.SequenceNumber);
    }

    public IReadOnlyList<long> TakePurgeable()
    {
        long[] taken = [.. purgeable];
        purgeable.Clear();
        return taken;
    }

    private void Sweep(SubQueueIndex side, DateTimeOffset now)
    {
        while (side.FirstChange is { } entry && entry.ChangesAt <= now)
        {
            Place(entry, now);
        }
    }

    private void Retire(QueueEntry entry, DateTimeOffset now)
    {
        entry.Side?.Remove(entry);
        entry.Status = EntryStatus.Retired;
        if (!MustRemember(entry.Row, now))
        {
            entries.Remove(entry.SequenceNumber);
            purgeable.Add(entry.SequenceNumber);
        }
    }

    private DateTimeOffset RememberedUntil(MessageRow row) =>
        MessageRow.After(row.AcceptedAt, settings.DuplicateDetectionHistoryTimeWindow);
}
