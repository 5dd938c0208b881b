using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>The hook that keeps stand-ins out of packages, run on a copy with npm and dotnet faked.</summary>
public sealed class PrepackageTests
{
    private const string Answer = "artifacts/feed.props";

    [Fact]
    public async Task Prepackage_AFeedWithTheOfficialPackages_ChoosesThem()
    {
        using var copy = new ScratchFolder();
        NodeResult result = await RunAsync(copy, npm: 0, dotnet: 0);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("<AzurePackagesOnFeed>official<", Read(copy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "stand-ins must not be deployed")]
    [InlineData(1, 0, "")]
    public async Task Prepackage_SomethingMissing_StopsAndChoosesNothing(int npm, int dotnet, string words)
    {
        using var copy = new ScratchFolder();
        copy.Write(Answer, "stand-in");
        NodeResult result = await RunAsync(copy, npm, dotnet);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Equal("stand-in", Read(copy));
    }

    private static string Read(ScratchFolder copy) => File.ReadAllText(Path.Combine(copy.Path, Answer));

    private static async Task<NodeResult> RunAsync(ScratchFolder copy, int npm, int dotnet)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs sh");
        const string Hook = "infra/hooks/prepackage.sh";
        string script = copy.Write(Hook, await File.ReadAllTextAsync(RepositoryRoot.Combine(Hook)));
        foreach ((string tool, int exitCode) in new[] { ("npm", npm), ("dotnet", dotnet) })
        {
            string fake = copy.Write($"tools/{tool}", $"#!/bin/sh\nexit {exitCode}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        return await ShellScript.RunAsync(
            script, new Dictionary<string, string>(), tools: Path.Combine(copy.Path, "tools"));
    }
}
