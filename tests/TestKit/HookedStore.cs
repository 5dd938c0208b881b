using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.TestKit;

/// <summary>Lets a test do something in the moment before a commit or after it: another was quicker.</summary>
public sealed class HookedStore(
    IStateStore inner,
    Func<IReadOnlyList<Write>, Task> beforeCommit,
    Func<IReadOnlyList<Write>, Task>? afterCommit = null)
    : IStateStore
{
    /// <summary>What happens after each answer to a reader.</summary>
    public Func<Task> AfterRead { get; set; } = static () => Task.CompletedTask;

    public async Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken)
    {
        Row? found = await inner.FindAsync(partition, key, cancellationToken);
        await AfterRead();

        return found;
    }

    public async Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = await inner.ListAsync(partition, prefix, cancellationToken);
        await AfterRead();

        return rows;
    }

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        inner.PageAsync(partition, after, limit, cancellationToken);

    public async Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        await beforeCommit(writes);
        bool stored = await inner.CommitAsync(partition, writes, cancellationToken);
        await (afterCommit?.Invoke(writes) ?? Task.CompletedTask);

        return stored;
    }
}
