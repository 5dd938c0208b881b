namespace Breakwater.Domain.Indicators;

/// <summary>The greatest of the newest <c>period</c> values, in constant amortised time.</summary>
internal sealed class SlidingMaximum
{
    // A ring of falling values: whatever is smaller than a newer value can never be the maximum again.
    private readonly double[] values;
    private readonly long[] positions;
    private int head;
    private int count;

    public SlidingMaximum(int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        values = new double[period];
        positions = new long[period];
    }

    /// <summary>How many values were pushed.</summary>
    public long Length { get; private set; }

    /// <summary>Whether <c>period</c> values were pushed.</summary>
    public bool IsFull => Length >= values.Length;

    /// <summary>The maximum; meaningless before the first value.</summary>
    public double Maximum => values[head];

    /// <summary>Which value it was, counted from 0; the earliest of equals.</summary>
    public long MaximumPosition => positions[head];

    public void Push(double value)
    {
        if (count > 0 && positions[head] == Length - values.Length)
        {
            head = Wrap(head + 1);
            count--;
        }

        while (count > 0 && values[Wrap(head + count - 1)] < value)
        {
            count--;
        }

        int slot = Wrap(head + count);
        values[slot] = value;
        positions[slot] = Length;
        count++;
        Length++;
    }

    private int Wrap(int slot) => slot >= values.Length ? slot - values.Length : slot;
}
