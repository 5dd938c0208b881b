using System.Text.RegularExpressions;
using Breakwater.Domain.Execution;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>Queries ask for what is written: an alert on words that nobody says is never heard.</summary>
public sealed partial class QueryTests
{
    // Literals alone: a comment that says the same is heard by nobody.
    private static readonly string Written = string.Join(
        '\n', CodeNames.Sources("shared").SelectMany(text => Literal().Matches(text)).Select(match => match.Value));

    // A word of a log line that is no literal of the code but the name of a leg's kind or state.
    private static readonly string[] Composed =
    [
        .. from kind in Enum.GetNames<LegKind>()
           from state in Enum.GetNames<LegState>()
           select $"{kind} {state}",
        .. Enum.GetNames<LegState>(),
    ];

    [Fact]
    public void Queries_OfAlerts_AskForWordsThatAreWritten()
    {
        string[] files = Directory.GetFiles(RepositoryRoot.Combine("infra/queries"), "*.kql");
        Assert.NotEmpty(files);
        Findings.None(files.SelectMany(file => Unwritten(Path.GetFileName(file), File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("AppTraces | where Kind == \"ALERT\"", 0)]
    [InlineData("AppTraces | where Kind in (\"ALERT\", \"ALARM\")", 1)]
    [InlineData("AppTraces | where Text has \"the kill switch is thrown\"", 0)]
    [InlineData("AppTraces | where Text has \"the kill switch was thrown\"", 1)]
    [InlineData("AppTraces | where Text startswith \"Stop Accepted\"", 0)]
    [InlineData("AppTraces | where Text startswith \"Stop Placed\"", 1)]
    [InlineData("AppRequests | where Name == \"Heartbeat\"", 0)]
    [InlineData("AppRequests | where Name == \"HeartBeat\"", 1)]
    public void Unwritten_Words_AreFound(string query, int count) =>
        Assert.Equal(count, Unwritten("a.kql", query).Count());

    private static IEnumerable<string> Unwritten(string file, string query) =>
        from condition in Condition().Matches(query)
        from word in Word().Matches(condition.Value)
        let text = word.Groups["word"].Value
        let isKnown = condition.Groups["field"].Value == "Name"
            ? CodeNames.Functions.Contains(text)
            : Composed.Contains(text) || Written.Contains($"\"{text}\"", StringComparison.Ordinal)
                || (text.Contains(' ', StringComparison.Ordinal) && Written.Contains(text, StringComparison.Ordinal))
        where !isKnown
        select $"{file} asks for {condition.Groups["field"].Value} \"{text}\", which nothing writes";

    [GeneratedRegex("""\b(?<field>Kind|Text|Name)\s+(==|in|has|startswith)\s*(\([^)]*\)|"[^"]*")""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Condition();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex("\"(?<word>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
