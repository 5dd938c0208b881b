namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>Chance that a seed repeats (SplitMix64).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to one less than <paramref name="sides"/>.</summary>
    public int Next(int sides)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;

            return (int)((mixed ^ (mixed >> 31)) % (ulong)sides);
        }
    }

    public bool OneIn(int sides) => Next(sides) == 0;

    public decimal Between(decimal low, decimal high) => low + ((high - low) * Next(1_000_001) / 1_000_000m);

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Next(choices.Length)];
}
