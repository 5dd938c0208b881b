using System.Text.RegularExpressions;
using Breakwater.TestKit.Local;

namespace Breakwater.Dashboard.Tests;

/// <summary>The page's own tests run under Node; here each of their files is one test.</summary>
public sealed partial class NodeTests
{
    private const string Folder = "tests/Dashboard";

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Combine(Folder), "*.test.mjs")
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_UnderNode_Passes(string file)
    {
        NodeOutcome outcome = await NodeOutcome.OfAsync(RepositoryRoot.Combine($"{Folder}/{file}"));
        Assert.True(outcome.ExitCode == 0, outcome.Text);
        int passed = Count(outcome.Text, "pass");
        string? reason = SkipReason().Match(outcome.Text) is { Success: true } match ? match.Groups[1].Value : null;
        Assert.SkipWhen(passed == 0 && reason is not null, reason ?? "");
        Assert.True(passed > 0, $"No test ran:\n{outcome.Text}");
    }

    private static int Count(string text, string what) => Regex.Match(
        text, $@"^# {what} (\d+)\s*$", RegexOptions.Multiline) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, null)
            : 0;

    [GeneratedRegex(@"^\s*ok \d+ .* # SKIP (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex SkipReason();
}
