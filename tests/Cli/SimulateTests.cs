namespace Breakwater.Cli.Tests;

public sealed class SimulateTests
{
    [Fact]
    public async Task Simulate_FewSeeds_TellsWhatTheyCameTo()
    {
        Bw answer = await Bw.RunAsync(
            "simulate", "--seeds", "1..3", "--faults", "Crash,StoreConflict", "--steps", "300");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(@"^3 runs, \d+ steps, \d+ steps a second", answer.Output);
        Assert.Contains("0 runs with violations", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_OneSeedWithTrace_PrintsTheSameTwice()
    {
        Bw first = await Bw.RunAsync("simulate", "--seeds", "5", "--trace");
        Bw second = await Bw.RunAsync("simulate", "--seeds", "5", "--trace");

        Assert.Equal(0, first.ExitCode);
        Assert.InRange(first.Output.Split('\n').Length, 1_000, 100_000);
        Assert.Equal(first.Output, second.Output);
    }

    [Theory]
    [InlineData("--seeds", "2..1")]
    [InlineData("--seeds", "many")]
    [InlineData("--faults", "Earthquake")]
    public async Task Options_WithoutSense_AreRefusedInOneLine(params string[] options)
    {
        Bw answer = await Bw.RunAsync(["simulate", .. options]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Matches("error: [^\n]+\n$", answer.Error.ReplaceLineEndings("\n"));
        Assert.Empty(answer.Output);
    }
}
