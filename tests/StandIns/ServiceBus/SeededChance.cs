namespace Breakwater.StandIns.ServiceBus.Tests;

/// <summary>The same numbers for the same seed, on every machine (SplitMix64).</summary>
internal sealed class SeededChance(ulong seed)
{
    private ulong state = seed;

    public int Below(int limit)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
        }
    }

    public bool OneIn(int limit) => Below(limit) == 0;
}
