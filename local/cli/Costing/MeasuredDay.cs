using System.Text.Json;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Local.Cli.Costing;

/// <summary>
/// What one bot did in a run on this machine, counted by the stand-ins: each execution, each request to a table with
/// its rows, each Service Bus operation, each push.
/// </summary>
internal sealed class MeasuredDay(RunSummary run)
{
    public const string ScanScheduler = "ScanScheduler";
    public const string ScanMarket = "ScanMarket";
    public const string DetectBreakout = "DetectBreakout";
    private const string BusOperations = "ServiceBus/operations";
    private const double SecondsPerDay = 86_400;

    // The broker of the local run keeps its messages in tables too; in Azure it is Service Bus.
    private const string OfTheBroker = "sb";

    private static readonly Dictionary<string, string> QueueOf = new()
    {
        [ScanMarket] = "scan",
        [DetectBreakout] = "signal",
        ["AssessRisk"] = "risk",
        ["ExecuteTrade"] = "execution",
    };

    /// <summary>The committed measurement, which bw cost --measure writes anew.</summary>
    public static string File => Repository.In("infra", "costs", "day.json");

    public RunSummary Run => run;

    public double Days => run.SimulatedSeconds / SecondsPerDay;

    /// <summary>Functions that triggers called; what HTTP asked was asked by bw itself.</summary>
    public IReadOnlyList<string> Functions { get; } =
    [
        .. run.Stages.Select(stage => stage.Name)
            .Where(name => !name.StartsWith("Get", StringComparison.Ordinal)
                && !name.StartsWith("Post", StringComparison.Ordinal)),
    ];

    /// <summary>Instruments a scan looked at, on average.</summary>
    public double SymbolsPerScan => Sum(ScanMarket, "Tables/rows/Journal") / (double)Executions(ScanScheduler);

    /// <summary>Messages a scan was cut into, on average.</summary>
    public double ChunksPerScan => Executions(ScanMarket) / (double)Executions(ScanScheduler);

    public double ScansPerDay => Executions(ScanScheduler) / Days;

    /// <exception cref="CliException">It is no summary of a run, or of one without a scan.</exception>
    public static MeasuredDay Read(string file)
    {
        try
        {
            RunSummary run = JsonSerializer.Deserialize<RunSummary>(
                System.IO.File.ReadAllText(file), JsonSerializerOptions.Web) ?? throw new JsonException("It is null.");
            MeasuredDay day = new(run);

            return day.Executions(ScanMarket) > 0
                ? day
                : throw new CliException($"{file}: nothing was scanned in that run.");
        }
        catch (Exception problem) when (problem is JsonException or IOException)
        {
            throw new CliException($"{file} is no summary of a run (bw run --json): {problem.Message}", problem);
        }
    }

    public long Executions(string function) =>
        run.Stages.FirstOrDefault(stage => stage.Name == function)?.Count ?? 0;

    /// <summary>Counts of a function's operations that begin so.</summary>
    public long Sum(string function, string operation) => run.Operations
        .Where(count => count.Function == function
            && count.Operation.StartsWith(operation, StringComparison.Ordinal)
            && !TableOf(count).StartsWith(OfTheBroker, StringComparison.Ordinal))
        .Sum(count => count.Count);

    /// <summary>
    /// Operations on queues: what the function sent, and what its host received and settled for it.
    /// </summary>
    public long BusOperationsOf(string function) => Sum(function, BusOperations)
        + (QueueOf.TryGetValue(function, out string? queue) ? Sum(string.Empty, $"{BusOperations}/{queue}/") : 0);

    private static string TableOf(HostOperation count) =>
        count.Operation.StartsWith("Tables/", StringComparison.Ordinal) ? count.Operation.Split('/')[2] : string.Empty;
}
