namespace Azure.Messaging.ServiceBus.Local;

/// <summary>A queue or its dead-letter sub-queue.</summary>
internal readonly record struct EntityPath(string Queue, bool IsDeadLetter)
{
    private const string DeadLetterSuffix = "/$DeadLetterQueue";

    /// <summary>Case is ignored in names, and a table key cannot hold a slash.</summary>
    public string Key => KeyOf(Queue);

    public static EntityPath Parse(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return path.EndsWith(DeadLetterSuffix, StringComparison.OrdinalIgnoreCase)
            ? new EntityPath(path[..^DeadLetterSuffix.Length], IsDeadLetter: true)
            : new EntityPath(path, IsDeadLetter: false);
    }

    public static string KeyOf(string queue) => queue.ToUpperInvariant().Replace('/', '|');

    public override string ToString() => IsDeadLetter ? Queue + DeadLetterSuffix : Queue;
}
