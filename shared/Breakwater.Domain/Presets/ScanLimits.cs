using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>What the scan rules may say.</summary>
internal static class ScanLimits
{
    // A cycle and its messages are stored in one transaction of at most 100 rows; one is kept in hand.
    private const int MessagesMax = 98;

    public static void Check(RuleBreaks breaks, ScanRules? scan)
    {
        if (!breaks.Given(scan))
        {
            return;
        }

        int before = breaks.All.Count;
        CheckMarket(breaks, scan);
        CheckSize(breaks, scan);
        SymbolLimits.Check(breaks, scan);
        MoverLimits.Check(breaks.In("movers"), scan.Movers);
        RegimeLimits.Check(breaks.In("regime"), scan.Regime);
        WeightLimits.Check(breaks.In("weights"), scan.Weights);
        if (breaks.All.Count == before)
        {
            CheckTogether(breaks, scan);
        }
    }

    private static void CheckMarket(RuleBreaks breaks, ScanRules scan)
    {
        breaks.Between("minQuoteVolume24h", scan.MinQuoteVolume24h, 0m, 1_000_000_000_000m);
        breaks.Between("maxSpreadBasisPoints", scan.MaxSpreadBasisPoints, 0.1m, 500m);
        breaks.Between("minAtrPercent", scan.MinAtrPercent, 0m, 100m);
        breaks.Between("maxAtrPercent", scan.MaxAtrPercent, 0.01m, 100m);
        breaks.Between("minVolumeSurge", scan.MinVolumeSurge, 0m, 100m);
        breaks.Between("minDepthQuote", scan.MinDepthQuote, 0m, 1_000_000_000m);
        breaks.Between("minTradesPerMinute", scan.MinTradesPerMinute, 0m, 100_000m);
        // From 1, so that a fraction such as 0.82 is not taken for 82.
        breaks.Between("maxBandWidthPercentile", scan.MaxBandWidthPercentile, 1m, 100m);
        breaks.Between("minHourlyVolumeSurge", scan.MinHourlyVolumeSurge, 0m, 100m);
        breaks.Between("maxVolatilitySpike", scan.MaxVolatilitySpike, 0.1m, 100m);
        breaks.Between("minAgeDays", scan.MinAgeDays, 0m, 365m);
    }

    private static void CheckSize(RuleBreaks breaks, ScanRules scan)
    {
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

    private static void CheckTogether(RuleBreaks breaks, ScanRules scan)
    {
        breaks.Holds(
            scan.MinAtrPercent <= scan.MaxAtrPercent,
            $"scan.minAtrPercent {scan.MinAtrPercent} is above scan.maxAtrPercent {scan.MaxAtrPercent}");
        breaks.Holds(
            scan.Regime.Symbol.Length > 0 || scan.Weights.Correlation == 0m,
            $"scan.weights.correlation is {scan.Weights.Correlation}, but scan.regime.symbol names no market "
            + "to correlate with");
    }
}
