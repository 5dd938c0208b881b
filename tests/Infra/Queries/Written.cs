using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Infra.Tests.Queries;

/// <summary>What the code writes, read from the code: fields, metrics, and the words that fields can have.</summary>
internal static partial class Written
{
    private static readonly HashSet<string> Fields = [.. Constants(typeof(TelemetryFields))];

    private static readonly HashSet<string> Metrics =
    [
        .. Constants(typeof(FlowMetrics)), .. Constants(typeof(MarketMetrics)),
        .. Constants(typeof(TradeMetrics)), .. Constants(typeof(RiskMetrics)),
    ];

    // First words of what the event log is told to say.
    private static readonly HashSet<string> Kinds =
    [
        .. CodeNames.Sources("shared").SelectMany(text => Said().Matches(text))
            .Select(match => match.Groups["kind"].Value),
    ];

    private static readonly HashSet<string> States =
        [.. Enum.GetNames<LegState>(), .. Enum.GetNames<TradeStatus>(), .. Enum.GetNames<OrderStatus>()];

    private static readonly HashSet<string> Alerts =
    [
        .. Enum.GetNames<BotCommand>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName),
        .. CodeNames.Sources("shared").SelectMany(text => Alert().Matches(text))
            .Select(match => match.Groups["code"].Value),
    ];

    public static IEnumerable<string> Missing(string file, QueryReading query) =>
    [
        .. query.Problems.Select(problem => $"{file}: {problem}"),
        .. query.Properties.Where(property => !Fields.Contains(property))
            .Select(property => $"{file} asks for Properties.{property}, which nothing writes"),
        .. query.Compared.Where(one => query.Problems.Count == 0 && !IsWritten(one))
            .Select(one => $"{file} asks for {one.Field} \"{one.Value}\", which nothing writes"),
    ];

    private static bool IsWritten(ComparedText one) => one.Field switch
    {
        "Name" => Metrics.Contains(one.Value),
        TelemetryFields.Kind => Kinds.Contains(one.Value),
        TelemetryFields.State => States.Contains(one.Value),
        TelemetryFields.Leg => Enum.GetNames<LegKind>().Contains(one.Value),
        TelemetryFields.Stage => Enum.GetNames<JournalStage>().Contains(one.Value),
        TelemetryFields.Component => Constants(typeof(Components)).Contains(one.Value),
        TelemetryFields.ErrorCode => Alerts.Contains(one.Value),
        // Known by its property alone; what it is compared with is nobody's word.
        _ => false,
    };

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetRawConstantValue())
        .OfType<string>();

    [GeneratedRegex("(?<=Say\\(|IsPurchase \\? |\"ENTRY\" : )\"(?<kind>[A-Z]{3,})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex("""events\.Alert\([^;]*"(?<code>[a-z-]+)"\);""", RegexOptions.ExplicitCapture)]
    private static partial Regex Alert();
}
