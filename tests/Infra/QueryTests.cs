using Breakwater.Infra.Tests.Queries;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>
/// Queries are good Kusto over the workspace's tables and ask for what is written: an alert on words that nobody says
/// is never heard.
/// </summary>
public sealed class QueryTests
{
    private static readonly string[] Files =
        [.. Directory.GetFiles(RepositoryRoot.Combine("infra/queries"), "*.kql").Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Queries_AllOfThem_BindAndAskForWhatIsWritten()
    {
        Assert.True(Files.Length >= 17, $"{Files.Length} queries");
        IReadOnlyDictionary<string, QueryReading> readings = await QueryReading.OfAsync(Files);

        Findings.None(readings.SelectMany(query => Written.Missing(Path.GetFileName(query.Key), query.Value)));
    }

    [Fact]
    public void Queries_AllOfThem_AreInTheWorkbook()
    {
        string workbook = File.ReadAllText(RepositoryRoot.Combine("infra/bicep/modules/workbook.bicep"));

        Findings.None(Files
            .Select(file => $"loadTextContent('../../queries/{Path.GetFileName(file)}')")
            .Where(load => !workbook.Contains(load, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Queries_Planted_AreFoundWrong()
    {
        using ScratchFolder folder = new();
        (string Query, int Count)[] planted =
        [
            ("AppTraces | where tostring(Properties.Kind) == \"ALERT\"", 0),
            ("AppTraces | wher Message == \"x\"", 3),
            ("AppTraces | where Mesage == \"x\"", 1),
            ("AppTrace | take 1", 1),
            ("AppMetrics | summarize percentil(Sum, 5)", 2),
            ("AppMetrics | where Message == \"x\"", 1),
            ("AppTraces | where tostring(Properties.Kind) in (\"ALERT\", \"ALARM\")", 1),
            ("AppTraces | where tostring(Properties.Colour) == \"red\"", 2),
            ("AppTraces | extend K = Properties.kind", 1),
            ("AppMetrics | where Name == \"heartbeats_total\"", 0),
            ("AppMetrics | where Name == \"heartbeats\"", 1),
            ("AppTraces | where tostring(Properties.State) == \"Rejected\"", 0),
            ("AppTraces | where tostring(Properties.State) == \"Refused\"", 1),
            ("AppTraces | where tostring(Properties.Stage) == \"Risk\"", 0),
            ("AppTraces | where tostring(Properties.Stage) == \"Luck\"", 1),
            ("AppTraces | where tostring(Properties.ErrorCode) == \"kill\"", 0),
            ("AppTraces | where tostring(Properties.ErrorCode) == \"killed\"", 1),
            ("AppTraces | where Message has \"the kill switch\"", 1),
        ];
        string[] files = [.. planted.Select((_, index) => Path.Combine(folder.Path, $"{index}.kql"))];
        foreach ((string file, (string query, _)) in files.Zip(planted))
        {
            await File.WriteAllTextAsync(file, query);
        }

        IReadOnlyDictionary<string, QueryReading> readings = await QueryReading.OfAsync(files);

        Findings.None(files.Zip(planted)
            .Select(pair => (pair.Second, Found: Written.Missing("planted", readings[pair.First]).ToArray()))
            .Where(pair => pair.Found.Length != pair.Second.Count)
            .Select(pair => $"{pair.Second.Query}: {string.Join("; ", pair.Found)}"));
    }
}
