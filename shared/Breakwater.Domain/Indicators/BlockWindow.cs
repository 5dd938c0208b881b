namespace Breakwater.Domain.Indicators;

/// <summary>Sums over the newest <c>period</c> values, without ever taking a value out of a sum.</summary>
/// <remarks>
/// The values come in blocks of <c>period</c>. Every window is the end of one block and the beginning of the next: the
/// sums of all ends are made when a block is full, and the beginning grows by one value at a time. That is two
/// additions for each value on average. Since nothing is subtracted, rounding cannot add up over the candles and a
/// value that has left the window leaves nothing behind. The anchor, the last value of the full block, is in every
/// window that it serves, so that squares of differences from it lose at most a factor <c>period</c> of precision.
/// </remarks>
internal sealed class BlockWindow<TValue, TSum>
    where TValue : struct
    where TSum : struct, IWindowSum<TSum, TValue>
{
    private readonly TValue[] block;
    private readonly TSum[] ends;
    private TSum beginning = TSum.Empty;
    private int filled;

    public BlockWindow(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        block = new TValue[period];
        ends = new TSum[period];
    }

    /// <summary>How many values make the window.</summary>
    public int Period => block.Length;

    /// <summary>Whether <c>period</c> values were pushed.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The sum of the window; meaningless until it is full.</summary>
    public TSum Sum { get; private set; }

    /// <summary>The value from which differences are taken.</summary>
    public TValue Anchor { get; private set; }

    /// <summary>How many values of the window lie at or before the anchor.</summary>
    public int Older => block.Length - filled;

    public void Push(TValue value)
    {
        block[filled] = value;
        if (filled + 1 == block.Length)
        {
            Close(value);

            return;
        }

        beginning = beginning.With(value, Anchor, filled);
        filled++;
        Sum = TSum.Join(ends[filled], beginning);
    }

    private void Close(TValue anchor)
    {
        TSum end = TSum.Empty;
        for (int i = block.Length - 1; i >= 0; i--)
        {
            end = end.With(block[i], anchor, i - block.Length);
            ends[i] = end;
        }

        Anchor = anchor;
        Sum = end;
        beginning = TSum.Empty;
        filled = 0;
        IsFull = true;
    }
}
