using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Simulation.Tests;

/// <summary>A store between which and the handlers somebody meddles.</summary>
internal sealed class PlantedStore(IStateStore inner) : IStateStore
{
    public Func<Row, Row> Reads { get; init; } = static row => row;

    /// <summary>Null for a write that is forgotten.</summary>
    public Func<Write, Write?> Writes { get; init; } = static write => write;

    public async Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken) =>
        await inner.FindAsync(partition, key, cancellationToken) is { } row ? Reads(row) : null;

    public async Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        [.. (await inner.ListAsync(partition, prefix, cancellationToken)).Select(Reads)];

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        inner.PageAsync(partition, after, limit, cancellationToken);

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        Write[] kept = [.. writes.Select(Writes).OfType<Write>()];

        return kept.Length == 0 ? Task.FromResult(true) : inner.CommitAsync(partition, kept, cancellationToken);
    }
}
