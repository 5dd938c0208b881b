namespace Breakwater.Domain.Scanning;

/// <summary>Recognises leveraged tokens by name, as venues do not mark them.</summary>
internal static class LeveragedTokens
{
    // A coin of one or two letters would make leveraged tokens of many plain names: SUP is not twice S.
    private const int StemLeast = 3;

    private static readonly string[] Suffixes = ["UP", "DOWN", "BULL", "BEAR"];

    /// <summary>
    /// Whether <paramref name="asset"/> is the name of a listed base asset, of at least three characters, followed by
    /// UP, DOWN, BULL or BEAR: BTCUP, but not JUP, SYRUP or BULL.
    /// </summary>
    public static bool Contains(string asset, IReadOnlySet<string> listedBaseAssets)
    {
        foreach (string suffix in Suffixes)
        {
            if (asset.Length >= StemLeast + suffix.Length
                && asset.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && listedBaseAssets.Contains(asset[..^suffix.Length]))
            {
                return true;
            }
        }

        return false;
    }
}
