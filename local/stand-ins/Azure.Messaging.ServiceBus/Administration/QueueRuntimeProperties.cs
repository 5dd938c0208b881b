namespace Azure.Messaging.ServiceBus.Administration;

public class QueueRuntimeProperties
{
    internal QueueRuntimeProperties()
    {
    }

    public DateTimeOffset AccessedAt { get; internal init; }

    public long ActiveMessageCount { get; internal init; }

    public DateTimeOffset CreatedAt { get; internal init; }

    public long DeadLetterMessageCount { get; internal init; }

    public string Name { get; internal init; }

    public long ScheduledMessageCount { get; internal init; }

    public long SizeInBytes { get; internal init; }

    public long TotalMessageCount { get; internal init; }

    public long TransferDeadLetterMessageCount { get; internal init; }

    public long TransferMessageCount { get; internal init; }

    public DateTimeOffset UpdatedAt { get; internal init; }
}
