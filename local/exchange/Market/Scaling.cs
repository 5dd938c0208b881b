namespace Breakwater.Local.Exchange.Market;

/// <summary>Integer arithmetic of ticks and steps.</summary>
public static class Scaling
{
    private static readonly long[] Powers = MakePowers();

    public static long PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>value * numerator / denominator, rounded towards zero, without overflow on the way.</summary>
    public static long MultiplyDivide(long value, long numerator, long denominator)
    {
        long high = Math.BigMul(value, numerator, out long low);
        return high == low >> 63 ? low / denominator : (long)((Int128)value * numerator / denominator);
    }

    private static long[] MakePowers()
    {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int index = 1; index < powers.Length; index++)
        {
            powers[index] = powers[index - 1] * 10;
        }

        return powers;
    }
}
