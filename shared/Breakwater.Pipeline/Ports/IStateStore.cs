using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Ports;

/// <summary>Rows with versions. A commit touches one partition and is all or nothing.</summary>
public interface IStateStore
{
    /// <summary>One row; null when it is not there.</summary>
    Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken);

    /// <summary>The rows whose key begins with <paramref name="prefix"/>, in key order.</summary>
    Task<IReadOnlyList<Row>> ListAsync(Partition partition, string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="limit"/> rows after <paramref name="after"/> (exclusive), in key order.
    /// </summary>
    Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Applies all writes, or none when a row has changed, is missing or is already there.</summary>
    /// <returns>False on such a conflict.</returns>
    Task<bool> CommitAsync(Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken);
}
