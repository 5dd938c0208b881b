namespace Azure.Messaging.ServiceBus.Local;

/// <summary>A message without body and delivery state, as it is stored in JSON.</summary>
internal sealed record StoredHeader
{
    public string ContentType { get; init; }

    public string CorrelationId { get; init; }

    public string MessageId { get; init; }

    public string PartitionKey { get; init; }

    public Dictionary<string, string> Properties { get; init; }

    public string ReplyTo { get; init; }

    public string ReplyToSessionId { get; init; }

    public DateTimeOffset ScheduledEnqueueTime { get; init; }

    public string SessionId { get; init; }

    public string Subject { get; init; }

    public TimeSpan TimeToLive { get; init; }

    public string To { get; init; }

    public string TransactionPartitionKey { get; init; }

    public static StoredHeader Of(SentMessage content) => new()
    {
        ContentType = content.ContentType,
        CorrelationId = content.CorrelationId,
        MessageId = content.MessageId,
        PartitionKey = content.PartitionKey,
        Properties = content.Properties.ToDictionary(
            pair => pair.Key,
            pair => PropertyText.Encode(pair.Key, pair.Value)),
        ReplyTo = content.ReplyTo,
        ReplyToSessionId = content.ReplyToSessionId,
        ScheduledEnqueueTime = content.ScheduledEnqueueTime,
        SessionId = content.SessionId,
        Subject = content.Subject,
        TimeToLive = content.TimeToLive,
        To = content.To,
        TransactionPartitionKey = content.TransactionPartitionKey,
    };

    public SentMessage ToContent(byte[] body) => new()
    {
        Body = BinaryData.FromBytes(body),
        ContentType = ContentType,
        CorrelationId = CorrelationId,
        MessageId = MessageId,
        PartitionKey = PartitionKey,
        Properties = Properties.ToDictionary(pair => pair.Key, pair => PropertyText.Decode(pair.Value)),
        ReplyTo = ReplyTo,
        ReplyToSessionId = ReplyToSessionId,
        ScheduledEnqueueTime = ScheduledEnqueueTime,
        SessionId = SessionId,
        Subject = Subject,
        TimeToLive = TimeToLive,
        To = To,
        TransactionPartitionKey = TransactionPartitionKey,
    };
}
