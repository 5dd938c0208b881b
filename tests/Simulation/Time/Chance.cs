namespace Breakwater.Simulation.Time;

/// <summary>A stream of numbers that depends on its seed and nothing else (SplitMix64, Steele et al. 2014).</summary>
public sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each purpose: what one draws never moves another.</summary>
    public static Chance Of(ulong seed, string purpose, int number = 0)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in purpose)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        var mixed = new Chance(unchecked(seed + (hash * 31) + ((ulong)number * 0x9E3779B97F4A7C15)));
        mixed.Next();

        return new Chance(mixed.Next());
    }

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;

            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>0 inclusive to 1 exclusive.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability) => probability > 0 && Share() < probability;

    /// <summary>0 inclusive to <paramref name="count"/> exclusive.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    public double Between(double least, double most) => least + ((most - least) * Share());

    /// <summary>Up to so much, and half of the time nearly all of it: defects live at the ends.</summary>
    public TimeSpan UpTo(TimeSpan most) =>
        TimeSpan.FromTicks((long)(most.Ticks * (Happens(0.5) ? Between(0.95, 0.999) : Share())));

    public TimeSpan Seconds(double least, double most) =>
        TimeSpan.FromTicks((long)(Between(least, most) * TimeSpan.TicksPerSecond));
}
