namespace Azure.Messaging.ServiceBus.Local;

/// <summary>The durable state of one message. The rest (ready, due, expired) follows from it and the clock.</summary>
internal sealed record MessageRow
{
    public required string Queue { get; init; }

    public required long SequenceNumber { get; init; }

    public required SentMessage Content { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public RowState State { get; init; }

    public int DeliveryCount { get; init; }

    public Guid LockToken { get; init; }

    public DateTimeOffset LockedUntil { get; init; }

    public bool IsLocked => LockToken != Guid.Empty;

    public DateTimeOffset EnqueuedTime =>
        Content.ScheduledEnqueueTime > AcceptedAt ? Content.ScheduledEnqueueTime : AcceptedAt;

    public DateTimeOffset ExpiresAt => After(EnqueuedTime, Content.TimeToLive);

    public static DateTimeOffset After(DateTimeOffset start, TimeSpan span) =>
        span >= DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : start + span;

    public MessageRow Unlocked() => this with { LockToken = Guid.Empty, LockedUntil = default };

    public MessageRow Dead(string reason, string description)
    {
        Dictionary<string, object> why = [];
        if (reason is not null)
        {
            why[ServiceBusReceivedMessage.ReasonProperty] = reason;
        }

        if (description is not null)
        {
            why[ServiceBusReceivedMessage.DescriptionProperty] = description;
        }

        return Unlocked() with { State = RowState.Dead, Content = Content.With(why) };
    }

    public ServiceBusReceivedMessage ToReceived(ServiceBusMessageState state) => new(Content)
    {
        DeliveryCount = DeliveryCount,
        EnqueuedSequenceNumber = SequenceNumber,
        EnqueuedTime = EnqueuedTime,
        LockedUntil = LockedUntil,
        LockTokenGuid = LockToken,
        SequenceNumber = SequenceNumber,
        State = state,
    };
}
