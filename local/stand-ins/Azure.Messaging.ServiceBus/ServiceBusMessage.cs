namespace Azure.Messaging.ServiceBus;

public class ServiceBusMessage
{
    private const int MaxKeyLength = 128;

    public ServiceBusMessage()
        : this(default(ReadOnlyMemory<byte>))
    {
    }

    public ServiceBusMessage(string body)
        : this(new BinaryData(body))
    {
    }

    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        ContentType = receivedMessage.ContentType;
        CorrelationId = receivedMessage.CorrelationId;
        MessageId = receivedMessage.MessageId;
        SessionId = receivedMessage.SessionId;
        PartitionKey = receivedMessage.PartitionKey;
        TransactionPartitionKey = receivedMessage.TransactionPartitionKey;
        ReplyTo = receivedMessage.ReplyTo;
        ReplyToSessionId = receivedMessage.ReplyToSessionId;
        Subject = receivedMessage.Subject;
        To = receivedMessage.To;
        ScheduledEnqueueTime = receivedMessage.ScheduledEnqueueTime;
        if (receivedMessage.TimeToLive > TimeSpan.Zero)
        {
            TimeToLive = receivedMessage.TimeToLive;
        }

        foreach ((string name, object value) in receivedMessage.ApplicationProperties)
        {
            if (name is not (ServiceBusReceivedMessage.ReasonProperty or ServiceBusReceivedMessage.DescriptionProperty))
            {
                ApplicationProperties[name] = value;
            }
        }
    }

    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    public BinaryData Body { get; set; }

    public string ContentType { get; set; }

    public string CorrelationId { get; set; }

    public string MessageId
    {
        get;
        set
        {
            if (value is { Length: 0 or > MaxKeyLength })
            {
                throw new ArgumentException($"A message id has 1 to {MaxKeyLength} characters.", nameof(MessageId));
            }

            field = value;
        }
    }

    public string PartitionKey
    {
        get;
        set
        {
            CheckKey(value, nameof(PartitionKey));
            if (value is not null && SessionId is not null && value != SessionId)
            {
                throw new ArgumentOutOfRangeException(nameof(PartitionKey), value, "It must equal the session id.");
            }

            field = value;
        }
    }

    public string ReplyTo { get; set; }

    public string ReplyToSessionId
    {
        get;
        set
        {
            CheckKey(value, nameof(ReplyToSessionId));
            field = value;
        }
    }

    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    public string SessionId
    {
        get;
        set
        {
            CheckKey(value, nameof(SessionId));
            field = value;
        }
    }

    public string Subject { get; set; }

    public TimeSpan TimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(TimeToLive));
            field = value;
        }
    } = TimeSpan.MaxValue;

    public string To { get; set; }

    public string TransactionPartitionKey
    {
        get;
        set
        {
            CheckKey(value, nameof(TransactionPartitionKey));
            field = value;
        }
    }

    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private static void CheckKey(string value, string name)
    {
        if (value is { Length: > MaxKeyLength })
        {
            throw new ArgumentOutOfRangeException(name, value, $"It has at most {MaxKeyLength} characters.");
        }
    }
}
