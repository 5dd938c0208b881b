using System.Text.RegularExpressions;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>The page for operators: a section for each known failure, and nothing in it that does not exist.</summary>
public sealed partial class OperationsTests
{
    private static readonly string Page = File.ReadAllText(RepositoryRoot.Combine("docs/OPERATIONS.md"));

    [Fact]
    public void Page_HasOneSectionForEachFailureOfTheCatalogue()
    {
        string catalogue = File.ReadAllText(SharedMaterial.Require("failures.md"));
        string[] known = [.. Row().Matches(catalogue).Select(row => row.Groups["id"].Value)];
        string[] told = [.. Heading().Matches(Page).Select(heading => heading.Groups["id"].Value)];

        Assert.NotEmpty(known);
        Assert.Equal(known.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sections_SayHowItShowsWhereToLookWhatHappensAndWhatToDo()
    {
        string[] sections = Page.Split("\n### ")[1..];

        Assert.NotEmpty(sections);
        Assert.All(sections, section => Assert.Equal(
            ["Shows", "See", "System", "Do"], Label().Matches(section).Select(label => label.Groups["label"].Value)));
    }

    [Fact]
    public void Page_NamesOnlyWhatExists() => Findings.None(OperationsRules.Unknown(Page));

    [Theory]
    [InlineData("`GET /api/bots/{bot}/risk?x=1` and `ask bots/main/risk`", 0)]
    [InlineData("`GET /api/bots/{bot}/riks`", 1)]
    [InlineData("`POST /api/bots/{bot}/risk`", 1)]
    [InlineData("ask bots/main/riks", 1)]
    [InlineData("`GET /api/health/queues`", 0)]
    [InlineData("`GET /api/health/tables`", 1)]
    [InlineData("`./bw status` `./bw preset validate FILE` `./run --for 10m`", 0)]
    [InlineData("`./bw ponder`", 1)]
    [InlineData("`./run --fro 10m`", 1)]
    [InlineData("`unhealthy.kql`", 0)]
    [InlineData("`healthy.kql`", 1)]
    [InlineData("issue `RT-3`", 0)]
    [InlineData("issue `RT-2`", 1)]
    [InlineData("the `flatten` command", 0)]
    [InlineData("the `flaten` command", 1)]
    [InlineData("{\"command\":\"resett\"}", 1)]
    [InlineData("`rate_pools` of `DailyLossLimit`, `BINANCE_RATE_SHARE`", 0)]
    [InlineData("`rate_pots`", 1)]
    [InlineData("[x](DEPLOY.md#what-it-costs)", 0)]
    [InlineData("[x](DEPLOY.md#what-it-cost)", 1)]
    [InlineData("[x](DEPLOYS.md)", 1)]
    public void Unknown_Names_AreFound(string text, int count) =>
        Assert.Equal(count, OperationsRules.Unknown(text).Count());

    [GeneratedRegex(@"^\| (?<id>[A-Z]+-\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"^### (?<id>[A-Z]+-\d+) \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^- \*\*(?<label>\w+)\*\*: \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
