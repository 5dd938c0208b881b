using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation.Tests;

/// <summary>A gap that is listed is still there; one that is closed must leave the list.</summary>
public sealed class GapTests
{
    private const ulong SeedsMax = 300;

    public static TheoryData<string> Names => new(KnownGaps.All.Select(gap => gap.Name));

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Gap_NotLeftOut_ShowsWithinSomeSeeds(string name)
    {
        KnownGap gap = KnownGaps.All.Single(one => one.Name == name);
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

        Assert.True(shows, $"{name} does not show any more: take it from the list.");
    }
}
