using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>Rows in memory, and how often and how much of them was read and written.</summary>
internal sealed class CountingStore : IStateStore
{
    private readonly MemoryStore inner = new();

    public int Calls { get; private set; }

    public int RowsRead { get; private set; }

    public int LargestRow { get; private set; }

    public async Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken)
    {
        Row? row = await inner.FindAsync(partition, key, cancellationToken);
        Count(row is null ? 0 : 1);

        return row;
    }

    public async Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        Count(await inner.ListAsync(partition, prefix, cancellationToken));

    public async Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        Count(await inner.PageAsync(partition, after, limit, cancellationToken));

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        Count(0);
        LargestRow = Math.Max(LargestRow, writes.Max(write => write.Json?.Length ?? 0));

        return inner.CommitAsync(partition, writes, cancellationToken);
    }

    private IReadOnlyList<Row> Count(IReadOnlyList<Row> rows)
    {
        Count(rows.Count);

        return rows;
    }

    private void Count(int rows)
    {
        Calls++;
        RowsRead += rows;
    }
}
