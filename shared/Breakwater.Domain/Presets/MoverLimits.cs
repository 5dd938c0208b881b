using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>What the mover rules may say; null asks for none.</summary>
internal static class MoverLimits
{
    public static void Check(RuleBreaks breaks, MoverRules? movers)
    {
        if (movers is null)
        {
            return;
        }

        breaks.Chosen("side", movers.Side);
        breaks.Between("minChangePercent", movers.MinChangePercent, 0m, 100m);
        breaks.Between("top", movers.Top, 1, 1000);
    }
}
