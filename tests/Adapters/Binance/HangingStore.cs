using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>A store that never answers.</summary>
internal sealed class HangingStore : IStateStore
{
    /// <summary>How often it was asked.</summary>
    public int Calls { get; private set; }

    public Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken) =>
        ForeverAsync<Row?>(cancellationToken);

    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        ForeverAsync<IReadOnlyList<Row>>(cancellationToken);

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        ForeverAsync<IReadOnlyList<Row>>(cancellationToken);

    public Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        ForeverAsync<bool>(cancellationToken);

    private async Task<T> ForeverAsync<T>(CancellationToken cancellationToken)
    {
        Calls++;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

        throw new InvalidOperationException("Forever is over.");
    }
}
