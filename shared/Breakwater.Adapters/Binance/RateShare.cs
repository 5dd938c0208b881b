namespace Breakwater.Adapters.Binance;

/// <summary>What part of a limit may be used.</summary>
/// <remarks>Five per cent stay unused and a fifth of the rest is kept for exits.</remarks>
/// <param name="Percent">The deployment's own part of what is shared with others, 1 to 100.</param>
/// <param name="IsExit">Whether the reserve may be used too.</param>
internal readonly record struct RateShare(int Percent, bool IsExit)
{
    private const decimal Usable = 0.95m;
    private const decimal ForReadsAndEntries = 0.8m;

    /// <summary>How much of <paramref name="limit"/> that is, rounded down.</summary>
    public int Of(int limit) => (int)(limit * Usable * Percent / 100m * (IsExit ? 1m : ForReadsAndEntries));
}
