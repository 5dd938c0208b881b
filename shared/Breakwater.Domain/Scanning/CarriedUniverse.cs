using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>What of the universe is scanned when the venue may be asked only so much.</summary>
/// <param name="Symbols">The best ranked, as many as can be carried.</param>
/// <param name="LeftOut">How many of the worst ranked were left out for it.</param>
public sealed record CarriedUniverse(IReadOnlyList<Symbol> Symbols, int LeftOut)
{
    /// <summary>Shortens by rank: a whole scan of fewer is worth more than half a scan of all.</summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="carried">How many can be asked about; below 0 counts as 0.</param>
    public static CarriedUniverse Of(IReadOnlyList<Symbol> ranked, int carried)
    {
        Symbol[] kept = [.. ranked.Take(Math.Max(0, carried))];

        return new CarriedUniverse(kept, ranked.Count - kept.Length);
    }
}
