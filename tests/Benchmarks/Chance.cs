namespace Breakwater.Benchmarks;

/// <summary>Repeatable numbers: a linear congruential generator.</summary>
internal sealed class Chance(uint seed)
{
    private ulong state = seed;

    /// <summary>From -1 to 1.</summary>
    public double Next()
    {
        state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);

        return ((state >> 11) / (double)(1UL << 52)) - 1.0;
    }
}
