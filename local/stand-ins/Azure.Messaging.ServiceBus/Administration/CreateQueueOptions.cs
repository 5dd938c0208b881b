namespace Azure.Messaging.ServiceBus.Administration;

public class CreateQueueOptions
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestHistory = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestHistory = TimeSpan.FromDays(7);

    public CreateQueueOptions(string name)
    {
        Name = name;
    }

    public bool DeadLetteringOnMessageExpiration { get; set; }

    public TimeSpan DefaultMessageTimeToLive
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, ShortestLife, nameof(DefaultMessageTimeToLive));
            field = value;
        }
    } = TimeSpan.MaxValue;

    public TimeSpan DuplicateDetectionHistoryTimeWindow
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, ShortestHistory);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestHistory);
            field = value;
        }
    } = TimeSpan.FromMinutes(1);

    public TimeSpan LockDuration
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(LockDuration));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestLock, nameof(LockDuration));
            field = value;
        }
    } = TimeSpan.FromSeconds(60);

    public int MaxDeliveryCount
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxDeliveryCount));
            field = value;
        }
    } = 10;

    public string Name
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Name));
            field = value;
        }
    }

    public bool RequiresDuplicateDetection { get; set; }
}
