using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>Storage, counted and timed by table: each call is billed.</summary>
public sealed class ObservedStore(IStateStore inner, TimeProvider clock) : IStateStore
{
    /// <inheritdoc />
    public Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken) =>
        TimeAsync(partition, "Find", inner.FindAsync(partition, key, cancellationToken));

    /// <inheritdoc />
    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        TimeAsync(partition, "List", inner.ListAsync(partition, prefix, cancellationToken));

    /// <inheritdoc />
    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        TimeAsync(partition, "Page", inner.PageAsync(partition, after, limit, cancellationToken));

    /// <inheritdoc />
    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        TimeAsync(partition, "Commit", inner.CommitAsync(partition, writes, cancellationToken));

    private async Task<T> TimeAsync<T>(Partition partition, string call, Task<T> asked)
    {
        long start = clock.GetTimestamp();
        try
        {
            return await asked;
        }
        finally
        {
            FlowMetrics.StoredIn(partition.Table, call, clock.GetElapsedTime(start));
        }
    }
}
