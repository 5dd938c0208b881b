using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>What the README tells a user to type works.</summary>
[Collection(Collections.System)]
public sealed partial class ReadmeTests
{
    private const string KeyFile = "artifacts/local/function-key";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Its own options come first, so that what the line says about output still holds.
    private const string Shell = "set -o pipefail; curl() { command curl --fail --max-time 30 \"$@\"; };";

    [Fact]
    [Trait("SeedDefect", "32")]
    public async Task CurlLines_AgainstARunningSystem_AreAnswered()
    {
        string[] lines = CurlLines(await File.ReadAllTextAsync(RepositoryRoot.Combine("README.md")));
        Assert.NotEmpty(lines);
        Market market = Market.Synthetic(TimeSpan.FromDays(2)) with { Speed = "60" };
        await using LocalSystem system = await LocalSystem.StartAsync(market, await KeyAsync());
        await system.Client.AcceptedAsync("start");
        foreach (string line in lines)
        {
            string command = DefaultAddress().Replace(line, system.Client.Address);
            await using Child bash = Child.Start("bash", ["-c", $"{Shell} {command}"], RepositoryRoot.Path);
            int exitCode = await bash.ExitAsync(Patience);
            Assert.True(exitCode == 0, $"{line}\nends with {exitCode}:\n{bash.Words}");
        }
    }

    // Lines inside fences; a backslash at the end joins the next line. Programs behind a pipe may be missing here.
    private static string[] CurlLines(string text) =>
    [
        .. from fence in Fence().Matches(text)
           from line in fence.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
           where line.TrimStart().StartsWith("curl ", StringComparison.Ordinal)
           select line.Trim().Split(" | ")[0],
    ];

    // The key that "bw run" keeps; where there was no run yet, one of its form.
    private static async Task<string> KeyAsync()
    {
        string file = RepositoryRoot.Combine(KeyFile);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, RandomNumberGenerator.GetHexString(40, lowercase: true) + "\n");
        }

        return (await File.ReadAllTextAsync(file)).Trim();
    }

    [GeneratedRegex(@"^```\w*\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"http://(localhost|127\.0\.0\.1):7071")]
    private static partial Regex DefaultAddress();
}
