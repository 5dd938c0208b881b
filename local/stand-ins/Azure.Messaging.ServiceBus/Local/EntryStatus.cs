namespace Azure.Messaging.ServiceBus.Local;

internal enum EntryStatus
{
    /// <summary>A write is under way; nobody else may touch the entry.</summary>
    Busy = 0,
    Ready = 1,
    Scheduled = 2,
    Locked = 3,

    /// <summary>Gone for receivers, its row still in the store.</summary>
    Retired = 4,
}
