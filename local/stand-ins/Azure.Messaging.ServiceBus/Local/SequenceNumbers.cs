namespace Azure.Messaging.ServiceBus.Local;

/// <summary>Sequence numbers from blocks that the store reserved, so that a restart never repeats one.</summary>
internal sealed class SequenceNumbers : IDisposable
{
    public const int BlockSize = 10_000;

    private readonly Func<int, Task<long>> reserve;
    private readonly SemaphoreSlim gate = new(1, 1);
    private long next;
    private long end;

    public SequenceNumbers(Func<int, Task<long>> reserve)
    {
        this.reserve = reserve;
    }

    /// <summary>Returns the first of <paramref name="count"/> consecutive numbers.</summary>
    public async Task<long> TakeAsync(int count)
    {
        await gate.WaitAsync();
        try
        {
            if (end - next < count)
            {
                int size = Math.Max(count, BlockSize);
                next = await reserve(size);
                end = next + size;
            }

            long first = next;
            next += count;
            return first;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
