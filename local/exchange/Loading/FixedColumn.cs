using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>Exact decimal numbers with one common count of decimals, which grows when a number needs more.</summary>
public sealed class FixedColumn
{
    private readonly List<long> values = [];

    public int Decimals { get; private set; }

    public int Count => values.Count;

    public long this[int index] => values[index];

    public void Add(FixedNumber number)
    {
        if (number.Decimals > Decimals)
        {
            Rescale(number.Decimals);
        }

        values.Add(number.Mantissa * Scaling.PowerOfTen(Decimals - number.Decimals));
    }

    /// <summary>Goes over to more decimals; <see cref="OverflowException"/> when a number becomes too long.</summary>
    public void Rescale(int decimals)
    {
        long factor = Scaling.PowerOfTen(decimals - Decimals);
        for (int index = 0; factor > 1 && index < values.Count; index++)
        {
            values[index] *= factor;
        }

        Decimals = decimals;
    }
}
