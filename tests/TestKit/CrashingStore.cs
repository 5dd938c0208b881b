using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.TestKit;

/// <summary>A store that is reached through a process that may die.</summary>
public sealed class CrashingStore(IStateStore inner, CrashPlan plan) : IStateStore
{
    public Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken) =>
        plan.RunAsync($"find {key}", () => inner.FindAsync(partition, key, cancellationToken));

    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        plan.RunAsync($"list {prefix}", () => inner.ListAsync(partition, prefix, cancellationToken));

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        plan.RunAsync($"page {partition}", () => inner.PageAsync(partition, after, limit, cancellationToken));

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        plan.RunAsync(
            $"commit {string.Join(',', writes.Select(write => write.Key))}",
            () => inner.CommitAsync(partition, writes, cancellationToken));
}
