using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Scenarios;

namespace Breakwater.Simulation.Tests;

/// <summary>The real handlers under every fault at once, from many seeds.</summary>
public sealed class SeedTests
{
    private const ulong SeedsOfTheBuild = 2_000;

    private static readonly Lazy<Campaign> Build = new(static () =>
        Campaign.Run(1, SeedsOfTheBuild, static seed => new RunRequest(seed)));

    public static TheoryData<int> FailedOnce => new(Enumerable.Range(0, SeedList.Read().Count));

    [Fact]
    public void Seeds_OfTheBuild_BreakNoLaw()
    {
        Assert.Equal((int)SeedsOfTheBuild, Build.Value.Runs);
        Assert.InRange(Build.Value.FewestSteps, 500, int.MaxValue);
        if (Build.Value.Failed.Count > 0)
        {
            ulong seed = Build.Value.Failed.Min(report => report.Seed);
            (RunRequest request, Report report) = Shrinker.Shrink(new RunRequest(seed));
            Assert.Fail(
                $"{Build.Value.Failed.Count} seeds failed. Seed {seed}, made small:\n"
                + string.Join('\n', ReportText.Of(request, report).TakeLast(200)));
        }
    }

    [Fact]
    public void Seeds_OfTheBuild_MeetEveryFault() => Assert.DoesNotContain(
        KnownGaps.FaultsInForce, fault => Build.Value.Faults[(int)fault] == 0);

    [Fact]
    public void Seeds_OfTheBuild_TakeEveryBranchOfTheOutcomeTable() =>
        Assert.DoesNotContain(
            Enum.GetValues<Outcome>().Where(outcome =>
                outcome is not Outcome.None && KnownGaps.All.All(gap => gap.Branch != outcome)),
            outcome => Build.Value.Outcomes[(int)outcome] == 0);

    [Theory]
    [MemberData(nameof(FailedOnce))]
    public void Seed_ThatFailedOnce_BreaksNoLaw(int line) =>
        Assert.Empty(SimulationRun.Execute(SeedList.Read()[line]).Violations);

    [Fact]
    public void Seeds_WithoutFaults_BreakNoLaw() => Assert.Empty(
        Campaign.Run(1, 100, static seed => new RunRequest(seed) { Faults = [] }).Failed);

    [Theory]
    [InlineData(3)]
    [InlineData(77)]
    public void Run_SameSeedAgain_IsTheSameRun(ulong seed)
    {
        Report first = SimulationRun.Execute(new RunRequest(seed));
        Report second = SimulationRun.Execute(new RunRequest(seed) { KeepsTrace = true });

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.Counts.Faults, second.Counts.Faults);
    }
}
