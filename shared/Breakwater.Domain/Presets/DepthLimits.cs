using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the depth rules may say.</summary>
internal static class DepthLimits
{
    public static void Check(RuleBreaks breaks, DepthRules? depth)
    {
        if (!breaks.Given(depth))
        {
            return;
        }

        breaks.Between("minNotional", depth.MinNotional, 10m, 1_000_000_000m);
        breaks.Between("basisPoints", depth.BasisPoints, 1m, 100m);
        breaks.Between("maxFraction", depth.MaxFraction, 0.01m, 1m);
        breaks.Between("minShare", depth.MinShare, 0.01m, 1m);
    }
}
