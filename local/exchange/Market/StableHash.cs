namespace Breakwater.Local.Exchange.Market;

/// <summary>Hashes that are the same on every machine and in every run.</summary>
public static class StableHash
{
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return Mix(hash, (ulong)text.Length);
    }

    /// <summary>The finalizer of SplitMix64 over both values.</summary>
    public static ulong Mix(ulong left, ulong right)
    {
        ulong value = unchecked(left + (right * 0x9E3779B97F4A7C15) + 0x632BE59BD9B4E019);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }

    /// <summary>A number in [0, 1) from the upper bits.</summary>
    public static double Unit(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));
}
