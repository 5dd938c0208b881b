namespace Breakwater.Local.Cli.Run;

/// <summary>GET /admin/host/status.</summary>
internal sealed record HostStatus(
    string State,
    HostClock Clock,
    IReadOnlyList<HostFunction> Functions,
    IReadOnlyList<HostQueue> Queues,
    IReadOnlyList<HostOperation> Operations,
    long UnhandledErrors)
{
    /// <summary>The clock has come to --until and nothing is left to handle.</summary>
    public bool IsFinished => Clock.Reached && Queues.All(queue => queue.Active == 0);

    public long DeadLetters => Queues.Sum(queue => queue.DeadLetter);
}

internal sealed record HostClock(string? Mode, DateTimeOffset Now, bool Reached);

internal sealed record HostFunction(
    string Name, long Invocations, long Failures, double? P50Ms, double? P95Ms, double? P99Ms, string? LastError);

/// <summary>How often a function asked a service for something; an empty function is the host itself.</summary>
internal sealed record HostOperation(string Function, string Operation, long Count);

internal sealed record HostQueue(string Name, long Active, long Scheduled, long DeadLetter);
