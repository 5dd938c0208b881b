namespace Azure.Messaging.ServiceBus.Local;

/// <summary>A message in memory: its row and where the index has put it.</summary>
internal sealed class QueueEntry
{
    public QueueEntry(MessageRow row)
    {
        Row = row;
        SequenceNumber = row.SequenceNumber;
    }

    public long SequenceNumber { get; }

    public MessageRow Row { get; set; }

    /// <summary>The application properties in memory are not (or perhaps not) those in the store.</summary>
    public bool PropertiesUnsaved { get; set; }

    public EntryStatus Status { get; set; }

    public SubQueueIndex Side { get; set; }

    /// <summary>When the clock alone changes the status.</summary>
    public DateTimeOffset ChangesAt { get; set; } = DateTimeOffset.MaxValue;
}
