namespace Azure.Messaging.ServiceBus.Local;

/// <summary>What a sender put into a message; never changes in place.</summary>
internal sealed record SentMessage
{
    public required BinaryData Body { get; init; }

    public string ContentType { get; init; }

    public string CorrelationId { get; init; }

    public string MessageId { get; init; }

    public string PartitionKey { get; init; }

    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>();

    public string ReplyTo { get; init; }

    public string ReplyToSessionId { get; init; }

    public DateTimeOffset ScheduledEnqueueTime { get; init; }

    public string SessionId { get; init; }

    public string Subject { get; init; }

    public TimeSpan TimeToLive { get; init; } = TimeSpan.MaxValue;

    public string To { get; init; }

    public string TransactionPartitionKey { get; init; }

    /// <summary>Copies everything, so that a message changed after the send stays as it was sent.</summary>
    public static SentMessage Of(ServiceBusMessage message) => new()
    {
        Body = BinaryData.FromBytes((message.Body ?? BinaryData.Empty).ToArray()),
        ContentType = message.ContentType,
        CorrelationId = message.CorrelationId,
        MessageId = message.MessageId,
        PartitionKey = message.PartitionKey,
        Properties = new Dictionary<string, object>(message.ApplicationProperties),
        ReplyTo = message.ReplyTo,
        ReplyToSessionId = message.ReplyToSessionId,
        ScheduledEnqueueTime = message.ScheduledEnqueueTime.ToUniversalTime(),
        SessionId = message.SessionId,
        Subject = message.Subject,
        TimeToLive = message.TimeToLive,
        To = message.To,
        TransactionPartitionKey = message.TransactionPartitionKey,
    };

    public SentMessage With(IEnumerable<KeyValuePair<string, object>> changes)
    {
        Dictionary<string, object> merged = new(Properties);
        foreach ((string name, object value) in changes)
        {
            PropertyText.Encode(name, value);
            merged[name] = value;
        }

        return this with { Properties = merged };
    }
}
