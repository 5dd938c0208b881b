using System.Globalization;
using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Setup;

namespace Breakwater.Local.Cli.Run;

/// <summary>How the three processes of a run are started.</summary>
internal static class ChildPlans
{
    public static string ExchangeProject => Repository.In("local", "exchange", "Breakwater.Local.Exchange.csproj");

    public static string FunctionsProject => Repository.In("functions", "Breakwater.Functions.csproj");

    public static string LogOf(string part, int port) => Path.Combine(Repository.Logs, $"{part}-{port}.log");

    public static string StateFolder(int port) => Path.Combine(Repository.Local, $"state-{port}");

    /// <summary>Spans, metrics and log lines of a run, as JSON lines.</summary>
    public static string TelemetryFile(int port) => Path.Combine(StateFolder(port), "telemetry.jsonl");

    public static ChildPlan Azurite(Addresses addresses) => new(
        "The storage emulator (Azurite)", "node",
        [
            Repository.In("node_modules", "azurite", "dist", "src", "table", "main.js"),
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            "--tableHost", "127.0.0.1", "--tablePort", Text(addresses.TablePort),
        ])
    {
        LogFile = LogOf("azurite", addresses.Port),
    };

    public static ChildPlan Exchange(RunOptions options, int exchangePort)
    {
        List<string> arguments =
        [
            DotnetBuild.TargetOf(ExchangeProject), "--port", Text(exchangePort), "--seed", Text(options.Seed),
        ];
        Add(arguments, "--replay", options.Replay);
        Add(arguments, "--symbols", options.Symbols is int symbols ? Text(symbols) : null);
        Add(arguments, "--from", options.From is DateTimeOffset from ? Instants.Write(from) : null);
        Add(arguments, "--until", options.Until is DateTimeOffset until ? Instants.Write(until) : null);
        return new ChildPlan("The exchange", "dotnet", arguments) { LogFile = LogOf("exchange", options.Port) };
    }

    public static ChildPlan Functions(
        RunOptions options, Dictionary<string, string> settings, Action<string> outputLine)
    {
        string target = DotnetBuild.TargetOf(FunctionsProject);
        return new ChildPlan("The function app", "dotnet", [target])
        {
            WorkingDirectory = Path.GetDirectoryName(target),
            Environment = settings,
            LogFile = LogOf("functions", options.Port),
            OutputLine = outputLine,
        };
    }

    private static void Add(List<string> arguments, string option, string? value)
    {
        if (value is not null)
        {
            arguments.AddRange([option, value]);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
