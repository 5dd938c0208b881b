using System.CommandLine;
using System.Globalization;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Costing;

/// <summary>The options of "cost" on the command line, and their meaning.</summary>
internal sealed class CostArguments
{
    private readonly Option<string> bots = Number("--bots", "1", "Bots, each a deployment of its own");
    private readonly Option<string> symbols = Number("--symbols", "100", "Instruments that a scan looks at");
    private readonly Option<string> candle = Number("--candle", "5", "Minutes of the preset's signal candle");
    private readonly Option<string> memory = Number("--memory", "512", "INSTANCE_MEMORY: 512, 2048 or 4096 MB");
    private readonly Option<string> warm = Number("--always-ready", "0", "ALWAYS_READY_COUNT");
    private readonly Option<bool> bus = new("--standard-queues") { Description = "SERVICE_BUS_TIER=Standard" };
    private readonly Option<bool> push = new("--standard-push") { Description = "SIGNALR_SKU=Standard_S1" };
    private readonly Option<bool> alerts = new("--alerts") { Description = "ALERT_EMAIL set" };
    private readonly Option<bool> address = new("--fixed-address") { Description = "FIXED_OUTBOUND_ADDRESS=true" };

    private readonly Option<string?> day = new("--day")
    {
        Description = "What was measured: the JSON of bw run --json (default infra/costs/day.json)",
        HelpName = "FILE",
    };

    private readonly Option<bool> measure = new("--measure")
    {
        Description = "First run a simulated day of 100 instruments and write it to that file (some minutes)",
    };

    private readonly Option<bool> markdown = new("--markdown") { Description = "The table alone, for docs/DEPLOY.md" };
    private readonly Option<bool> json = new("--json") { Description = "One JSON object" };

    public void AddTo(Command command)
    {
        Option[] options =
            [bots, symbols, candle, memory, warm, bus, push, alerts, address, day, measure, markdown, json];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="CliException">An option has a value that makes no sense.</exception>
    public CostOptions Read(ParseResult result) => new(
        new Deployment
        {
            Bots = Read(result, bots, 1, 1000),
            Symbols = Read(result, symbols, 1, 2000),
            CandleMinutes = Read(result, candle, 1, 1440),
            MemoryMb = Read(result, memory, 512, 4096),
            AlwaysReady = Read(result, warm, 0, 4),
            ServiceBusStandard = result.GetValue(bus),
            SignalRStandard = result.GetValue(push),
            Alerts = result.GetValue(alerts),
            FixedAddress = result.GetValue(address),
        },
        result.GetValue(day) is string file ? Path.GetFullPath(file) : MeasuredDay.File)
    {
        Measure = result.GetValue(measure),
        Markdown = result.GetValue(markdown),
        Json = result.GetValue(json),
    };

    private static int Read(ParseResult result, Option<string> option, int least, int most) =>
        RunArguments.ReadNumber(option.Name, result.GetValue(option)!, least, most);

    private static Option<string> Number(string name, string usual, string description) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} (default {usual})"),
        HelpName = "N",
        DefaultValueFactory = _ => usual,
    };
}

/// <summary>What is to be priced from what.</summary>
internal sealed record CostOptions(Deployment Deployment, string Day)
{
    public bool Measure { get; init; }

    public bool Markdown { get; init; }

    public bool Json { get; init; }
}
