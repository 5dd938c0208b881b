using Azure.Messaging.ServiceBus.Administration;

namespace Azure.Messaging.ServiceBus.Local;

/// <summary>A queue as it was created; the key is its name in lower case, since names ignore case.</summary>
internal sealed record QueueSettings
{
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required TimeSpan LockDuration { get; init; }

    public required int MaxDeliveryCount { get; init; }

    public required TimeSpan DefaultMessageTimeToLive { get; init; }

    public required bool DeadLetteringOnMessageExpiration { get; init; }

    public required bool RequiresDuplicateDetection { get; init; }

    public required TimeSpan DuplicateDetectionHistoryTimeWindow { get; init; }

    public string Key => EntityPath.KeyOf(Name);

    public static QueueSettings Of(CreateQueueOptions options, DateTimeOffset createdAt) => new()
    {
        Name = options.Name,
        CreatedAt = createdAt,
        LockDuration = options.LockDuration,
        MaxDeliveryCount = options.MaxDeliveryCount,
        DefaultMessageTimeToLive = options.DefaultMessageTimeToLive,
        DeadLetteringOnMessageExpiration = options.DeadLetteringOnMessageExpiration,
        RequiresDuplicateDetection = options.RequiresDuplicateDetection,
        DuplicateDetectionHistoryTimeWindow = options.DuplicateDetectionHistoryTimeWindow,
    };
}
