namespace Breakwater.Cli.Tests;

public sealed class PresetCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bw-presets-");

    [Fact]
    public async Task List_Always_NamesFifteenPresetsWithWhatTheyAreFor()
    {
        Bw answer = await Bw.RunAsync("preset", "list");
        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(15, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^[a-z0-9_]+ +\S.*\.\s*$", line));
    }

    [Fact]
    public async Task Validate_Preset_SaysItsVersion()
    {
        Bw answer = await Bw.RunAsync("preset", "validate", "breakout_v1");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches("^breakout_v1: valid, breakout_v1@[0-9a-f]{8}", answer.Output);
    }

    [Fact]
    public async Task Validate_OneBrokenOfTwo_ExitsWithOneAndNamesField()
    {
        string file = Path.Combine(folder.FullName, "mine.json");
        await File.WriteAllTextAsync(file, """{ "name": "mine", "descripton": "misspelt" }""");

        Bw answer = await Bw.RunAsync("preset", "validate", "breakout_v1", file);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("mine.json: not valid", answer.Output, StringComparison.Ordinal);
        Assert.Contains("descripton", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_NoSuchFile_IsRefusedInOneLine()
    {
        Bw answer = await Bw.RunAsync("preset", "validate", "none_v1");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("none_v1", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_TwoPresets_NamesFieldsAndBothValues()
    {
        Bw answer = await Bw.RunAsync("preset", "diff", "breakout_v1", "swing_trading_pro");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(@"risk\.riskPerTradePercent\s+\S+ -> \S+", answer.Output);
    }

    [Fact]
    public async Task Diff_SamePreset_SaysNothing() =>
        Assert.Empty((await Bw.RunAsync("preset", "diff", "breakout_v1", "breakout_v1")).Output);

    public void Dispose() => folder.Delete(true);
}
