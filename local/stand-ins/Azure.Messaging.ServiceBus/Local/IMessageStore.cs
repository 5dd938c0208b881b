namespace Azure.Messaging.ServiceBus.Local;

/// <summary>
/// Durable rows. A method that returned is durable; one that threw may or may not have taken effect, except that no
/// call with up to <see cref="MaxAtomicRows"/> rows takes effect in part.
/// </summary>
internal interface IMessageStore
{
    const int MaxAtomicRows = 100;

    Task<IReadOnlyList<QueueSettings>> ReadQueuesAsync(CancellationToken ct);

    /// <summary>False when a queue of that name exists.</summary>
    Task<bool> TryAddQueueAsync(QueueSettings queue, CancellationToken ct);

    /// <summary>Removes the queue with all its messages; false when there is none.</summary>
    Task<bool> RemoveQueueAsync(string queue, CancellationToken ct);

    /// <summary>Returns the first of <paramref name="count"/> sequence numbers that nobody gets again.</summary>
    Task<long> ReserveSequenceAsync(string queue, int count);

    Task<IReadOnlyList<MessageRow>> ReadMessagesAsync(string queue, CancellationToken ct);

    /// <summary>Adds rows of one queue; rows that are there already are left as they are.</summary>
    Task AddAsync(IReadOnlyList<MessageRow> rows);

    /// <summary>Updates rows of one queue; returns the sequence numbers of those that no longer exist.</summary>
    Task<IReadOnlyList<long>> UpdateAsync(IReadOnlyList<RowUpdate> updates);

    /// <summary>Removes rows; those that no longer exist do not matter.</summary>
    Task RemoveAsync(string queue, IReadOnlyList<long> sequenceNumbers);
}
