using System.Text.Json;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Binance;

/// <summary>The shared row as last seen. Trouble of the store is remembered and not thrown.</summary>
internal sealed class RateLedger(IStateStore store, RateTerms terms)
{
    /// <summary>Storage that hangs must not hold up an exit.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private Stored<RateRow> last = new(RateTerms.RowKey, new RateRow(), null);
    private bool isBehind;

    public RateRow Row => last.Value;

    /// <summary>Why the row is not known; null when it is.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Reads the row.</summary>
    /// <returns>False when it cannot be read; <see cref="Row"/> stays as it was.</returns>
    public Task<bool> ReadAsync(CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            Row? row = await store.FindAsync(terms.Partition, RateTerms.RowKey, token);
            last = row?.Read<RateRow>() ?? new Stored<RateRow>(RateTerms.RowKey, new RateRow(), null);
            isBehind = false;

            return true;
        },
        cancellationToken);

    /// <summary>Writes <paramref name="next"/> if the row is still as it was last seen.</summary>
    /// <returns>False when it is not, or when it is not known whether it was written: read it again.</returns>
    public Task<bool> TryWriteAsync(RateRow next, CancellationToken cancellationToken) => TryAsync(
        async token =>
        {
            // The version that our own last write made is not known.
            if (isBehind)
            {
                return false;
            }

            Changes changes = new Changes(terms.Partition).Put(last, next);
            isBehind = true;
            if (!await store.CommitAsync(changes.Partition, changes.Writes, token))
            {
                return false;
            }

            last = last with { Value = next };

            return true;
        },
        cancellationToken);

    private async Task<bool> TryAsync(
        Func<CancellationToken, Task<bool>> step, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            bool done = await step(patience.Token);
            Trouble = null;

            return done;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Trouble = "the stored rate budget does not answer";
        }
        catch (Exception trouble) when (trouble is OutsideTroubleException or JsonException)
        {
            Trouble = $"the stored rate budget cannot be used: {trouble.Message}";
        }

        return false;
    }
}
