namespace Breakwater.Domain.Scanning;

/// <summary>Which rules ask for anything: a neutral value makes no check and needs no input.</summary>
internal static class ScanAsks
{
    public static bool BandWidth(ScanRules rules) => rules.MaxBandWidthPercentile < 100m;

    // No limit on a score is as far away as 100 standard deviations.
    public static bool VolatilitySpike(ScanRules rules) => rules.MaxVolatilitySpike < 100m;
}
