namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Where a stored message stands.</summary>
internal enum RowState
{
    Active = 0,
    Dead = 1,

    /// <summary>Gone for receivers; kept so that duplicate detection remembers its id.</summary>
    Settled = 2,
}
