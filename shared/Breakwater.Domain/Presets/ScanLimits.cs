using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>What the scan rules may say.</summary>
internal static class ScanLimits
{
    private const string AssetCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const int AssetMax = 20;

    // A cycle and its messages are stored in one transaction of at most 100 rows; one is kept in hand.
    private const int MessagesMax = 98;

    public static void Check(RuleBreaks breaks, ScanRules scan)
    {
        breaks.Named("quoteAsset", scan.QuoteAsset, AssetCharacters, AssetMax);
        foreach (string asset in scan.ExcludedBaseAssets)
        {
            breaks.Named("excludedBaseAssets[]", asset, AssetCharacters, AssetMax);
        }

        breaks.Between("minQuoteVolume24h", scan.MinQuoteVolume24h, 0m, 1_000_000_000_000m);
        breaks.Between("maxSpreadBasisPoints", scan.MaxSpreadBasisPoints, 0.1m, 500m);
        breaks.Between("minAtrPercent", scan.MinAtrPercent, 0m, 100m);
        breaks.Between("maxAtrPercent", scan.MaxAtrPercent, 0.01m, 100m);
        breaks.Holds(
            scan.MinAtrPercent <= scan.MaxAtrPercent,
            $"scan.minAtrPercent {scan.MinAtrPercent} is above scan.maxAtrPercent {scan.MaxAtrPercent}");
        breaks.Between("minVolumeSurge", scan.MinVolumeSurge, 0m, 100m);
        breaks.Between("maxCandidates", scan.MaxCandidates, 1, 90);
        bool symbols = breaks.Between("maxSymbols", scan.MaxSymbols, 1, 1000);
        if (breaks.Between("chunkSize", scan.ChunkSize, 1, 100) && symbols)
        {
            int messages = (scan.MaxSymbols + scan.ChunkSize - 1) / scan.ChunkSize;
            breaks.Holds(
                messages <= MessagesMax,
                $"scan.maxSymbols {scan.MaxSymbols} by scan.chunkSize {scan.ChunkSize} is {messages} messages; "
                + $"allowed are {MessagesMax}, which fit into one transaction with their cycle");
        }
    }
}
