using Breakwater.Local.Exchange.Market;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>Numbers that look random and follow from a seed.</summary>
internal sealed class Draws(int seed)
{
    private ulong count;

    /// <summary>The next number, at least <paramref name="from"/> and below <paramref name="below"/>.</summary>
    public int Next(int from, int below) =>
        from + (int)(StableHash.Mix((ulong)seed, ++count) % (ulong)(below - from));
}
