namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Counts of one queue. Active includes locked messages, as the service counts them.</summary>
internal readonly record struct QueueDepth(
    long Active,
    long Scheduled,
    long DeadLetter,
    DateTimeOffset? OldestEnqueued);
