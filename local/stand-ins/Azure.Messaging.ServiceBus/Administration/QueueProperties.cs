using Azure.Messaging.ServiceBus.Local;

namespace Azure.Messaging.ServiceBus.Administration;

public class QueueProperties
{
    private readonly QueueSettings settings;

    internal QueueProperties(QueueSettings settings)
    {
        this.settings = settings;
    }

    public bool DeadLetteringOnMessageExpiration => settings.DeadLetteringOnMessageExpiration;

    public TimeSpan DefaultMessageTimeToLive => settings.DefaultMessageTimeToLive;

    public TimeSpan DuplicateDetectionHistoryTimeWindow => settings.DuplicateDetectionHistoryTimeWindow;

    public TimeSpan LockDuration => settings.LockDuration;

    public int MaxDeliveryCount => settings.MaxDeliveryCount;

    public string Name => settings.Name;

    public bool RequiresDuplicateDetection => settings.RequiresDuplicateDetection;
}
