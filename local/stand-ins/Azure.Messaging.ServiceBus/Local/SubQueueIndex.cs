namespace Azure.Messaging.ServiceBus.Local;

/// <summary>The messages of a queue, or of its dead-letter sub-queue, in the orders they are asked for.</summary>
internal sealed class SubQueueIndex
{
    private static readonly Comparer<QueueEntry> BySequence =
        Comparer<QueueEntry>.Create((a, b) => a.SequenceNumber.CompareTo(b.SequenceNumber));

    private static readonly Comparer<QueueEntry> ByChange = Comparer<QueueEntry>.Create((a, b) =>
        a.ChangesAt == b.ChangesAt ? BySequence.Compare(a, b) : a.ChangesAt.CompareTo(b.ChangesAt));

    private readonly SortedDictionary<long, QueueEntry> all = [];
    private readonly SortedSet<QueueEntry> ready = new(BySequence);
    private readonly SortedSet<QueueEntry> changes = new(ByChange);

    public int Count => all.Count;

    public int ScheduledCount { get; private set; }

    public QueueEntry FirstReady => ready.Min;

    public QueueEntry FirstChange => changes.Min;

    public IEnumerable<QueueEntry> InOrder => all.Values;

    public void Put(QueueEntry entry, EntryStatus status, DateTimeOffset changesAt)
    {
        Lift(entry);
        if (entry.Side != this)
        {
            entry.Side?.Remove(entry);
            entry.Side = this;
            all.Add(entry.SequenceNumber, entry);
        }

        entry.Status = status;
        entry.ChangesAt = changesAt;
        ScheduledCount += status == EntryStatus.Scheduled ? 1 : 0;
        if (status == EntryStatus.Ready)
        {
            ready.Add(entry);
        }

        if (changesAt < DateTimeOffset.MaxValue)
        {
            changes.Add(entry);
        }
    }

    /// <summary>Takes an entry out of every order, so that only the caller knows it.</summary>
    public static void Lift(QueueEntry entry)
    {
        if (entry.Side is { } side)
        {
            side.ready.Remove(entry);
            side.changes.Remove(entry);
            side.ScheduledCount -= entry.Status == EntryStatus.Scheduled ? 1 : 0;
        }

        entry.Status = EntryStatus.Busy;
    }

    public void Remove(QueueEntry entry)
    {
        Lift(entry);
        all.Remove(entry.SequenceNumber);
        entry.Side = null;
    }
}
