using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Setup;
using Breakwater.Local.Cli.Testing;

namespace Breakwater.Cli.Tests;

public sealed class SetupTests
{
    [Theory]
    [InlineData(null, "was not found")]
    [InlineData("v18.20.1", "this is v18.20.1")]
    [InlineData("nonsense", "this is nonsense")]
    public void Node_MissingOrOld_IsOneLineWithTheRemedy(string? version, string part)
    {
        CliException refusal = Assert.Throws<CliException>(() => NodeTools.Demand(version));
        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("install it", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.1.0")]
    public void Node_NewEnough_IsTaken(string version) =>
        Assert.Null(Record.Exception(() => NodeTools.Demand(version)));

    [Theory]
    [InlineData("2025-01-15T00:00:00.0000000Z ENTRY BTCUSDT 0.1", "ENTRY", "BTCUSDT 0.1")]
    [InlineData("info: Breakwater.Events[0] 2025-01-15T00:00:00+00:00 TRADE ETHUSDT +1.2 R", "TRADE", "ETHUSDT +1.2 R")]
    [InlineData("      2025-01-15T00:00:00Z  ENGINE  [SCANNING]", "ENGINE", "[SCANNING]")]
    public void Event_InWhateverTheHostPutsAround_IsFound(string line, string kind, string text)
    {
        EventLine found = EventLine.Find(line)!;
        Assert.Equal((kind, text), (found.Kind, found.Text));
        Assert.Equal(new DateTimeOffset(2025, 1, 15, 0, 0, 0, TimeSpan.Zero), found.At);
    }

    [Theory]
    [InlineData("info: Breakwater.Events[0]")]
    [InlineData("listening since 2025-01-15T00:00:00Z")]
    [InlineData("2025-99-99T00:00:00Z ENTRY BTCUSDT")]
    public void Event_InOtherLines_IsNotFound(string line) => Assert.Null(EventLine.Find(line));

    [Theory]
    [InlineData("24", 24)]
    [InlineData("""["BTCUSDT","ETHUSDT"]""", 2)]
    public void Announcement_WithSymbolsListedOrCounted_IsRead(string symbols, int count)
    {
        ExchangeAnnouncement found = ExchangeAnnouncement.Parse(
            $$"""
            {"address":"http://x","symbols":{{symbols}},"from":"2025-01-01T00:00:00Z","now":"2025-01-02T00:00:00Z",
             "market":"m"}
            """);
        Assert.Equal((count, "m"), (found.SymbolCount, found.Market));
        Assert.Throws<CliException>(() => ExchangeAnnouncement.Parse("info: listening"));
    }

    [Theory]
    [InlineData("sim", new[] { "Simulation" }, null)]
    [InlineData(null, new[] { "Domain", "Simulation" }, null)]
    [InlineData("Sizes", new[] { "Domain", "Simulation" }, "Sizes")]
    public void Filter_OfProjectOrTest_Selects(string? filter, string[] folders, string? testName)
    {
        TestProject[] all =
            [new("/x/Breakwater.Domain.Tests.csproj", "Domain", true), new("/x/B.csproj", "Simulation", false)];
        (IReadOnlyList<TestProject> projects, string? name) = TestProject.Select(all, filter);
        Assert.Equal(folders, projects.Select(project => project.Folder));
        Assert.Equal(testName, name);
    }

    [Fact]
    public void Report_OfXunit_IsCountedWithItsFailures()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, """
            <assemblies><assembly>
            <errors><error name="fixture"><failure><message>broken</message></failure></error></errors>
            <collection><test name="a" result="Pass" /><test name="b" result="Skip" /><test name="c" result="Fail">
            <failure><message>2 is not 3</message><stack-trace>at C</stack-trace></failure></test></collection>
            </assembly></assemblies>
            """);
        TestReport report = TestReport.Read(file)!;
        Assert.Equal((1, 2, 1), (report.Passed, report.Failed, report.Skipped));
        Assert.Equal(["c: 2 is not 3\nat C", "fixture: broken"],
            report.Failures.Select(failure => $"{failure.Name}: {failure.Text}"));
        File.WriteAllText(file, "<assemblies><assembly>");
        Assert.Null(TestReport.Read(file));
        File.Delete(file);
        Assert.Null(TestReport.Read(file));
    }
}
