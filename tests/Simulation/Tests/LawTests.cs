using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation.Tests;

/// <summary>Every check can fail: a defect against each law is found.</summary>
public sealed class LawTests
{
    private const ulong SeedsMax = 100;

    public static TheoryData<Law> Laws => new(Enum.GetValues<Law>().Where(law => law is not Law.None));

    [Theory]
    [MemberData(nameof(Laws))]
    public void Law_DefectAgainstIt_IsFound(Law law)
    {
        bool isFound = false;
        Campaign.Run(
            1,
            SeedsMax,
            seed => new RunRequest(seed)
            {
                Steps = 2_000,
                ExcusesGaps = false,
                Plant = ports => Plants.Put(law, ports),
            },
            campaign => !(isFound = campaign.Failed.Any(report => report.Violations.Any(one => one.Law == law))));

        Assert.True(isFound, $"{SeedsMax} seeds with a defect against {law} did not break it.");
    }

    [Fact]
    public void Shrink_FailingRun_BreaksTheSameLawWithLess()
    {
        RunRequest planted = new(0) { Plant = static ports => Plants.Put(Law.EquityAsBooked, ports) };
        ulong seed = Campaign.Run(1, 20, one => planted with { Seed = one }).Failed
            .Where(report => report.Violations[0].Law is Law.EquityAsBooked)
            .Min(report => report.Seed);
        RunRequest failing = planted with { Seed = seed };

        (RunRequest smaller, Report report) = Shrinker.Shrink(failing);

        Assert.Equal(Law.EquityAsBooked, report.Violations[0].Law);
        Assert.NotEmpty(report.Trace);
        Assert.True(smaller.Faults.Count < failing.Faults.Count);
        Assert.True(smaller.Steps < failing.Steps);
        Assert.NotEmpty(smaller.LeftOut);
    }

    [Fact]
    public void Shrink_RunThatHolds_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Shrinker.Shrink(new RunRequest(1) { Faults = [] }));
}
