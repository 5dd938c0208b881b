using Breakwater.Domain;
using Breakwater.Pipeline.Reports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>"Why is it not trading?" has an answer with numbers.</summary>
public sealed class FunnelTests
{
    [Fact]
    public void Add_DecisionsOfTwoStages_AreCountedByStageInTheOrderOfTheFlow()
    {
        Funnel funnel = new();
        funnel.Add(Risk("AAAUSDT", "TooManyPositions"), []);
        funnel.Add(Scan("AAAUSDT", string.Empty), []);
        funnel.Add(Scan("BBBUSDT", "VolumeTooLow"), []);
        funnel.Add(Scan("CCCUSDT", "VolumeTooLow"), []);
        funnel.Add(Scan("DDDUSDT", "SpreadTooWide"), []);

        IReadOnlyList<FunnelStage> stages = funnel.Stages();

        Assert.Equal(["scan", "risk"], stages.Select(stage => stage.Stage));
        Assert.Equal((4, 1), (stages[0].Decisions, stages[0].Passed));
        Assert.Equal(
            [new FunnelCount("VolumeTooLow", 2), new FunnelCount("SpreadTooWide", 1)], stages[0].FirstBlockers);
        Assert.Equal([new FunnelCount("filtered", 3), new FunnelCount("passed", 1)], stages[0].Outcomes);
        Assert.Equal((1, 0), (stages[1].Decisions, stages[1].Passed));
    }

    [Fact]
    public void Add_FailuresOfOneCheck_NearestIsTheSmallestShareOfItsThreshold()
    {
        Funnel funnel = new();
        funnel.Add(Scan("AAAUSDT", "VolumeTooLow"), [Check.AtLeast("volume", 50m, 100m)]);
        funnel.Add(Scan("BBBUSDT", "VolumeTooLow"), [Check.AtLeast("volume", 99m, 100m)]);
        funnel.Add(Scan("CCCUSDT", "VolumeTooLow"), [Check.AtLeast("volume", 10m, 100m)]);
        funnel.Add(Scan("DDDUSDT", string.Empty), [Check.AtLeast("volume", 100m, 100m)]);
        funnel.Add(Scan("EEEUSDT", "MissingData"), [Check.AtLeast("volume", null, 100m)]);

        FunnelCheck volume = Assert.Single(Assert.Single(funnel.Stages()).Checks);

        Assert.Equal((1, 3, 1), (volume.Passed, volume.Failed, volume.Unknown));
        Assert.Equal(new NearMiss("BBBUSDT", TestRules.Start, 99m, 100m), volume.Nearest);
        Assert.Equal(0.01m, volume.Nearest!.Distance);
    }

    [Fact]
    public void Distance_ThresholdOfZero_IsThePlainDifference() =>
        Assert.Equal(3m, new NearMiss("AAAUSDT", TestRules.Start, 3m, 0m).Distance);

    [Fact]
    public void Distance_NegativeThreshold_IsNotNegative() =>
        Assert.Equal(0.5m, new NearMiss("AAAUSDT", TestRules.Start, -3m, -2m).Distance);

    [Fact]
    public void Add_CheckWithoutThreshold_CountsWithoutANearMiss()
    {
        Funnel funnel = new();
        funnel.Add(Scan("AAAUSDT", "TooLate"), [new Check("instruments", 2m, null, false)]);

        FunnelCheck check = Assert.Single(Assert.Single(funnel.Stages()).Checks);

        Assert.Equal((0, 1, 0), (check.Passed, check.Failed, check.Unknown));
        Assert.Null(check.Nearest);
    }

    [Fact]
    public void Stages_NothingCounted_IsEmpty() => Assert.Empty(new Funnel().Stages());

    [Fact]
    public void Stages_Checks_TheMostFailedComesFirst()
    {
        Funnel funnel = new();
        funnel.Add(Scan("AAAUSDT", "x"), [Check.AtMost("rarely", 1m, 1m), Check.AtMost("often", 2m, 1m)]);
        funnel.Add(Scan("BBBUSDT", "x"), [Check.AtMost("rarely", 2m, 1m), Check.AtMost("often", 2m, 1m)]);

        Assert.Equal(["often", "rarely"], Assert.Single(funnel.Stages()).Checks.Select(check => check.Name));
    }

    private static FunnelDecision Scan(string symbol, string reason) =>
        new("scan", symbol, reason.Length == 0 ? "passed" : "filtered", reason, TestRules.Start);

    private static FunnelDecision Risk(string symbol, string reason) =>
        new("risk", symbol, "denied", reason, TestRules.Start);
}
