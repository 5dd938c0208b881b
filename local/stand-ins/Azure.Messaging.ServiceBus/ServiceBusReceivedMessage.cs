using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus;

public class ServiceBusReceivedMessage
{
    internal const string ReasonProperty = "DeadLetterReason";
    internal const string DescriptionProperty = "DeadLetterErrorDescription";

    internal ServiceBusReceivedMessage(SentMessage content)
    {
        Content = content;
    }

    public IReadOnlyDictionary<string, object> ApplicationProperties => Content.Properties;

    public BinaryData Body => Content.Body;

    public string ContentType => Content.ContentType;

    public string CorrelationId => Content.CorrelationId;

    public string DeadLetterErrorDescription => Text(DescriptionProperty);

    public string DeadLetterReason => Text(ReasonProperty);

    public string DeadLetterSource { get; internal init; }

    public int DeliveryCount { get; internal init; }

    public long EnqueuedSequenceNumber { get; internal init; }

    public DateTimeOffset EnqueuedTime { get; internal init; }

    public DateTimeOffset ExpiresAt => MessageRow.After(EnqueuedTime, TimeToLive);

    public DateTimeOffset LockedUntil { get; internal set; }

    public string LockToken => LockTokenGuid.ToString();

    public string MessageId => Content.MessageId;

    public string PartitionKey => Content.PartitionKey;

    public string ReplyTo => Content.ReplyTo;

    public string ReplyToSessionId => Content.ReplyToSessionId;

    public DateTimeOffset ScheduledEnqueueTime => Content.ScheduledEnqueueTime;

    public long SequenceNumber { get; internal init; } = -1;

    public string SessionId => Content.SessionId;

    public ServiceBusMessageState State { get; internal init; }

    public string Subject => Content.Subject;

    public TimeSpan TimeToLive => Content.TimeToLive;

    public string To => Content.To;

    public string TransactionPartitionKey => Content.TransactionPartitionKey;

    internal SentMessage Content { get; }

    internal Guid LockTokenGuid { get; init; }

    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private string Text(string property) =>
        Content.Properties.TryGetValue(property, out object value) ? value as string : null;
}
