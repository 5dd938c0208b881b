using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>What the squeeze rules may say.</summary>
internal static class SqueezeLimits
{
    public static void Check(RuleBreaks breaks, SqueezeRules? squeeze)
    {
        if (!breaks.Given(squeeze))
        {
            return;
        }

        // From 1, so that a fraction such as 0.3 is not taken for 30.
        breaks.Between("maxBandWidthPercentile", squeeze.MaxBandWidthPercentile, 1m, 100m);
        breaks.Between("keltnerAtr", squeeze.KeltnerAtr, 0m, 10m);
        breaks.Between("minCandles", squeeze.MinCandles, 1, 100);
    }
}
