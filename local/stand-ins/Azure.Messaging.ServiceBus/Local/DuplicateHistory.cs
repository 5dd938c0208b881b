namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Message ids seen in the history window.</summary>
internal sealed class DuplicateHistory
{
    private readonly Dictionary<string, long> latest = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(string Id, long SequenceNumber), DateTimeOffset> forgetting = new();

    public void Add(string id, long sequenceNumber, DateTimeOffset until)
    {
        if (latest.GetValueOrDefault(id) < sequenceNumber)
        {
            latest[id] = sequenceNumber;
        }

        forgetting.Enqueue((id, sequenceNumber), until);
    }

    public long? Find(string id) => latest.TryGetValue(id, out long sequenceNumber) ? sequenceNumber : null;

    public bool TryForget(DateTimeOffset now, out long sequenceNumber)
    {
        sequenceNumber = 0;
        if (!forgetting.TryPeek(out (string Id, long SequenceNumber) first, out DateTimeOffset until) || until > now)
        {
            return false;
        }

        forgetting.Dequeue();
        sequenceNumber = first.SequenceNumber;
        if (latest.TryGetValue(first.Id, out long last) && last == first.SequenceNumber)
        {
            latest.Remove(first.Id);
        }

        return true;
    }
}
