using Breakwater.Local.Cli;

namespace Breakwater.Cli.Tests;

public sealed class CheckConfigTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bw-settings-");

    [Fact]
    public async Task CheckConfig_TheExample_CanBeStartedWith()
    {
        Bw answer = await Bw.RunAsync("check-config", Repository.In("local.settings.example.json"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("Breakwater can start with these settings.", answer.Output.Trim());
    }

    [Fact]
    public async Task CheckConfig_SeveralWrong_NamesAllWithValueOriginAndWhatIsAllowed()
    {
        string example = await File.ReadAllTextAsync(Repository.In("local.settings.example.json"));
        string file = await WriteAsync(example
            .Replace("\"Paper\"", "\"Liv\"", StringComparison.Ordinal)
            .Replace("\"2 */5 * * * *\"", "\"soon\"", StringComparison.Ordinal));

        Bw answer = await Bw.RunAsync("check-config", file);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(
            "Bot:Mode is 'Liv' (environment variable Bot__Mode); allowed: Paper, or Live for real orders.",
            answer.Output,
            StringComparison.Ordinal);
        Assert.Contains("ScanSchedule is 'soon'", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "has no object named Values")]
    [InlineData("""{ "Values": 1 }""", "has no object named Values")]
    [InlineData("""{ "Values": { "Bot__Capital": 5 } }""", "Bot__Capital is of kind Number")]
    public async Task CheckConfig_NoFileOfSettings_IsRefusedInOneLine(string text, string expected)
    {
        Bw answer = await Bw.RunAsync("check-config", await WriteAsync(text));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task CheckConfig_NoSuchFile_PointsToTheExample()
    {
        Bw answer = await Bw.RunAsync("check-config", Path.Combine(folder.FullName, "none.json"));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("local.settings.example.json", answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(true);

    private async Task<string> WriteAsync(string text)
    {
        string file = Path.Combine(folder.FullName, "settings.json");
        await File.WriteAllTextAsync(file, text);

        return file;
    }
}
