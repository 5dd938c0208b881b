using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation.Tests;

/// <summary>A gap that is listed is still there; one that is closed must leave the list.</summary>
public sealed class GapTests
{
    private const ulong SeedsMax = 300;

    [Fact]
    public void All_NotLeftOut_EachShowsWithinSomeSeeds() =>
        Assert.Empty(KnownGaps.All.Where(gap => !Shows(gap)).Select(gap => gap.Name));

    private static bool Shows(KnownGap gap)
    {
        bool shows = false;
        Campaign.Run(
            1,
            SeedsMax,
            seed => new RunRequest(seed)
            {
                Faults = [.. KnownGaps.FaultsInForce, .. FaultPlan.All.Where(fault => fault == gap.Fault)],
                ExcusesGaps = gap.Law is Law.None,
            },
            campaign => !(shows = campaign.Failed.Any(report =>
                gap.Law is Law.None || report.Violations.Any(one => one.Law == gap.Law))));

        return shows;
    }
}
