using Breakwater.Domain.Execution;

namespace Breakwater.Domain.Presets;

/// <summary>What the execution rules may say.</summary>
internal static class ExecutionLimits
{
    public static void Check(RuleBreaks breaks, ExecutionRules? execution)
    {
        if (!breaks.Given(execution))
        {
            return;
        }

        breaks.Between("minSlices", execution.MinSlices, 1, 50);
        breaks.Between("maxSlices", execution.MaxSlices, 1, 50);
        breaks.Between("intervalSeconds", execution.IntervalSeconds, 1m, 60m);
        breaks.Between("deadmanSeconds", execution.DeadmanSeconds, 1m, 60m);
        breaks.Between("limitOffsetBasisPoints", execution.LimitOffsetBasisPoints, 0m, 50m);
        breaks.Between("maxPostOnlySpreadBasisPoints", execution.MaxPostOnlySpreadBasisPoints, 0m, 100m);
        breaks.Between("icebergMinNotional", execution.IcebergMinNotional, 10m, 1_000_000_000m);
        breaks.Between("icebergShare", execution.IcebergShare, 0.2m, 1m);
        breaks.Holds(
            execution.MinSlices <= execution.MaxSlices,
            $"execution.minSlices {execution.MinSlices} is above execution.maxSlices {execution.MaxSlices}");
    }
}
