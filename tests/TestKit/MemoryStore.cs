using System.Globalization;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.TestKit;

/// <summary>Rows in memory with the exact semantics of an entity-group transaction.</summary>
public sealed class MemoryStore : IStateStore
{
    private const int WritesMax = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<Partition, SortedDictionary<string, Row>> partitions = [];
    private long version;

    /// <summary>How many commits were refused because a row had changed, was missing or was already there.</summary>
    public int Conflicts { get; private set; }

    public Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(RowsOf(partition).GetValueOrDefault(key));
        }
    }

    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            IEnumerable<Row> all = RowsOf(partition).Values;
            Row[] rows = [.. all.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))];

            return Task.FromResult<IReadOnlyList<Row>>(rows);
        }
    }

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        lock (gate)
        {
            Row[] rows =
            [
                .. RowsOf(partition).Values
                    .Where(row => after is null || string.CompareOrdinal(row.Key, after) > 0)
                    .Take(limit),
            ];

            return Task.FromResult<IReadOnlyList<Row>>(rows);
        }
    }

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        Refuse(writes);
        lock (gate)
        {
            SortedDictionary<string, Row> rows = RowsOf(partition);
            if (!writes.All(write => Fits(rows.GetValueOrDefault(write.Key), write)))
            {
                Conflicts++;

                return Task.FromResult(false);
            }

            foreach (Write write in writes)
            {
                Apply(rows, write);
            }

            return Task.FromResult(true);
        }
    }

    // What the real table answers with an error instead of a conflict is a bug of the caller.
    private static void Refuse(IReadOnlyList<Write> writes)
    {
        ArgumentOutOfRangeException.ThrowIfZero(writes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(writes.Count, WritesMax);
        if (writes.DistinctBy(write => write.Key).Count() != writes.Count)
        {
            throw new InvalidOperationException("A commit may touch a row only once.");
        }

        if (writes.Any(write => write.Kind is WriteKind.None
            || (write.Kind is WriteKind.Replace && write.Version is null)
            || (write.Kind is not WriteKind.Delete && write.Json is null)))
        {
            throw new InvalidOperationException("A write says neither what nor which version.");
        }
    }

    private static bool Fits(Row? current, Write write) => write.Kind switch
    {
        WriteKind.Insert => current is null,
        WriteKind.Replace => current is not null && current.Version == write.Version,
        WriteKind.Upsert => true,
        WriteKind.Delete => current is not null && (write.Version is null || current.Version == write.Version),
        WriteKind.None => throw new InvalidOperationException("Nothing to write."),
        _ => throw new InvalidOperationException($"No such write: {write.Kind}."),
    };

    private void Apply(SortedDictionary<string, Row> rows, Write write)
    {
        if (write.Kind is WriteKind.Delete)
        {
            rows.Remove(write.Key);

            return;
        }

        version++;
        rows[write.Key] = new Row(write.Key, write.Json!, version.ToString(CultureInfo.InvariantCulture));
    }

    private SortedDictionary<string, Row> RowsOf(Partition partition)
    {
        if (!partitions.TryGetValue(partition, out SortedDictionary<string, Row>? rows))
        {
            rows = new SortedDictionary<string, Row>(StringComparer.Ordinal);
            partitions[partition] = rows;
        }

        return rows;
    }
}
