namespace Breakwater.EndToEnd.Tests;

/// <summary>GET /admin/host/status.</summary>
internal sealed record HostStatus(
    string State, HostClock Clock, IReadOnlyList<HostFunction> Functions, IReadOnlyList<HostQueue> Queues,
    long UnhandledErrors)
{
    public bool IsFinished => Clock.Reached && Queues.All(queue => queue.Active == 0);

    /// <summary>Nothing waits, nothing was given up, nothing threw.</summary>
    public void DemandClean()
    {
        Assert.All(Queues, queue => Assert.Equal((0L, 0L), (queue.Active, queue.DeadLetter)));
        Assert.True(UnhandledErrors == 0, string.Join('\n', Functions.Select(function => function.LastError)));
    }
}

internal sealed record HostClock(DateTimeOffset Now, bool Reached);

internal sealed record HostFunction(string Name, long Invocations, string? LastError);

internal sealed record HostQueue(string Name, long Active, long Scheduled, long DeadLetter);
