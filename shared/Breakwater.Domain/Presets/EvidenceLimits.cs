using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Presets;

/// <summary>What the evidence rules may say.</summary>
internal static class EvidenceLimits
{
    public static void Check(RuleBreaks breaks, EvidenceRules? evidence)
    {
        if (!breaks.Given(evidence))
        {
            return;
        }

        breaks.Between("minClosedTrades", evidence.MinClosedTrades, 1, 10_000);
        breaks.Between("maxConsecutiveLosses", evidence.MaxConsecutiveLosses, 1, 100);
    }
}
