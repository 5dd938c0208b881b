namespace Breakwater.StandIns.ServiceBus.Tests;

internal sealed class ModelMessage
{
    public string Id { get; init; }

    public DateTimeOffset Enqueued { get; init; }

    public DateTimeOffset Expires { get; init; }

    public int Deliveries { get; set; }

    public DateTimeOffset LockedUntil { get; set; }

    /// <summary>Which delivery holds the lock.</summary>
    public string Holder { get; set; }

    public string DeadReason { get; set; }

    public bool IsDead => DeadReason is not null;
}
