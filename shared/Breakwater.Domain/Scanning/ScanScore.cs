namespace Breakwater.Domain.Scanning;

/// <summary>How promising an instrument is, 0 to 1, as the weighted sum of four parts of 0 to 1 each.</summary>
internal static class ScanScore
{
    // Volume is the first sign of a breakout; five times the usual is as much as counts.
    private const decimal SurgeWeight = 0.40m;
    private const decimal SurgeFull = 5m;

    // Enough movement to pay the costs, not so much that the stop must be far away.
    private const decimal AtrWeight = 0.25m;
    private const decimal AtrPercentBest = 1.5m;
    private const decimal AtrPercentBestMost = 3.5m;

    private const decimal NearnessWeight = 0.25m;
    private const decimal NearnessZeroAtr = 2m;

    private const decimal SpreadWeight = 0.10m;

    /// <summary>The parts, unweighted, as checks named <c>score.*</c>; none when something is unknown.</summary>
    public static IReadOnlyList<Check> Parts(ScanMetrics metrics, ScanRules rules)
    {
        if (metrics is not
            {
                VolumeSurge: decimal surge,
                AtrPercent: decimal atr,
                HighDistanceAtr: decimal distance,
                SpreadBasisPoints: decimal spread,
            })
        {
            return [];
        }

        return
        [
            Part("score.volumeSurge", (surge - 1m) / (SurgeFull - 1m)),
            Part("score.atrQuality", AtrQuality(atr)),
            Part("score.nearHigh", 1m - (Math.Abs(distance) / NearnessZeroAtr)),
            Part("score.spread", rules.MaxSpreadBasisPoints > 0m ? 1m - (spread / rules.MaxSpreadBasisPoints) : 0m),
        ];
    }

    /// <summary>The weighted sum of what <see cref="Parts"/> returned.</summary>
    public static decimal Of(IReadOnlyList<Check> parts) => parts is [Check surge, Check atr, Check near, Check spread]
        ? (SurgeWeight * (surge.Value ?? 0m)) + (AtrWeight * (atr.Value ?? 0m))
            + (NearnessWeight * (near.Value ?? 0m)) + (SpreadWeight * (spread.Value ?? 0m))
        : 0m;

    private static decimal AtrQuality(decimal percent) => percent switch
    {
        < AtrPercentBest => percent / AtrPercentBest,
        <= AtrPercentBestMost => 1m,
        _ => 2m - (percent / AtrPercentBestMost),
    };

    private static Check Part(string name, decimal value) => new(name, Math.Clamp(value, 0m, 1m), null, true);
}
