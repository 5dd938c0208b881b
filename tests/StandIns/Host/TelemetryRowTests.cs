using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using Azure.Monitor.OpenTelemetry.Exporter;
using Breakwater.Local.Functions.Telemetry;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>The rows of a local run are what the official exporter would have made of the same telemetry.</summary>
public sealed class TelemetryRowTests
{
    private const string Name = "Breakwater.Row.Probe";
    private const string Key = "00000000-0000-0000-0000-000000000001";

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["RequestData"] = "AppRequests",
        ["RemoteDependencyData"] = "AppDependencies",
        ["MessageData"] = "AppTraces",
        ["ExceptionData"] = "AppExceptions",
        ["MetricData"] = "AppMetrics",
    };

    private readonly string file =
        Path.Combine(AppContext.BaseDirectory, "scratch", $"rows-{Environment.ProcessId}.jsonl");

    [Fact]
    public void Rows_OfEveryKind_AreThoseOfTheOfficialExporter()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);
        Ingestion official = new();
        using (RowFile rows = new(file))
        {
            Tell(official, rows);
        }

        string[] ours = [.. File.ReadLines(file).Select(line => Plain(JsonElement.Parse(line))).Order()];
        string[] theirs =
        [
            .. official.Items.Where(IsProbe).Select(Plain).Order(),
        ];

        Assert.Equal(Tables.Values.Order(), theirs.Select(row => row.Split('|')[0]).Distinct().Order());
        Assert.Equal(theirs, ours);
    }

    private static void Tell(Ingestion official, RowFile rows)
    {
        using ActivitySource source = new(Name);
        using Meter meter = new(Name);
        using TracerProvider spans = Sdk.CreateTracerProviderBuilder()
            .AddSource(Name)
            .AddAzureMonitorTraceExporter(options => Aim(options, official))
            .SetSampler(new AlwaysOnSampler())
            .AddProcessor(new SimpleActivityExportProcessor(new SpanRows(rows)))
            .Build();
        using MeterProvider metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter(Name)
            .AddAzureMonitorMetricExporter(options => Aim(options, official))
            .AddReader(new BaseExportingMetricReader(new MetricRows(rows))
            {
                TemporalityPreference = MetricReaderTemporalityPreference.Delta,
            })
            .Build();
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.IncludeScopes = true;
            options.AddAzureMonitorLogExporter(to => Aim(to, official));
            options.AddProcessor(new SimpleLogRecordExportProcessor(new LogRows(rows)));
        }));
        Measure(meter);
        Work(source, loggers.CreateLogger(Name));
        spans.ForceFlush();
        metrics.ForceFlush();
    }

    private static void Work(ActivitySource source, ILogger logger)
    {
        KeyValuePair<string, object?>[] fields = [new("Component", "Probe"), new("SessionId", "main/paper")];
        using Activity? message = source.StartActivity(
            ActivityKind.Consumer, default(ActivityContext), fields, name: "ExecuteTrade");
        using IDisposable? scope = logger.BeginScope(fields);
        using (Activity? call = source.StartActivity("Venue.Submit", ActivityKind.Client))
        {
            call?.SetTag("OrderId", "bw-1").SetStatus(ActivityStatusCode.Error, "no answer");
        }

        Dictionary<string, object?> line = new() { ["Kind"] = "ENTRY", ["Price"] = 1.5m, ["Component"] = "Own" };
        logger.Log(LogLevel.Information, new EventId(0, "ENTRY"), line, null, static (_, _) => "ENTRY BTCUSDT");
        message?.AddException(new InvalidOperationException("it broke"));
        message?.SetStatus(ActivityStatusCode.Error, "it broke");
    }

    private static void Measure(Meter meter)
    {
        KeyValuePair<string, object?> tag = new("Queue", "scan");
        meter.CreateCounter<long>("probe_total").Add(3, tag);
        meter.CreateGauge<double>("probe_now").Record(2.5, tag);
        Histogram<double> times = meter.CreateHistogram<double>("probe_seconds");
        times.Record(1, tag);
        times.Record(4, tag);
    }

    private static void Aim(AzureMonitorExporterOptions options, Ingestion official)
    {
        options.ConnectionString = $"InstrumentationKey={Key};IngestionEndpoint=https://localhost/";
        options.Transport = official;
        options.DisableOfflineStorage = true;
        options.EnableLiveMetrics = false;
        options.EnableTraceBasedLogsSampler = false;
    }

    // The exporter tells of itself and of the process too.
    private static bool IsProbe(JsonElement item)
    {
        JsonElement data = item.GetProperty("data");
        return data.GetProperty("baseType").GetString() != "MetricData"
            || data.GetProperty("baseData").GetProperty("metrics")[0].GetProperty("name").GetString()!
                .StartsWith("probe", StringComparison.Ordinal);
    }

    /// <summary>One text of what queries may ask for, whichever of the two forms it has.</summary>
    private static string Plain(JsonElement row) => row.TryGetProperty("Table", out JsonElement table)
        ? Text(table.GetString()!, row, row.GetProperty("Properties"), Ours)
        : Text(
            Tables[row.GetProperty("data").GetProperty("baseType").GetString()!],
            row,
            row.GetProperty("data").GetProperty("baseData").TryGetProperty("properties", out JsonElement bag)
                ? bag
                : JsonElement.Parse("{}"),
            Theirs);

    private static string Text(
        string table, JsonElement row, JsonElement properties, Func<JsonElement, string, string?> column)
    {
        string[] names = table switch
        {
            "AppMetrics" => ["Name", "Sum", "Min", "Max", "ItemCount"],
            "AppExceptions" => ["ExceptionType", "OuterMessage", "OperationId", "ParentId"],
            "AppTraces" => ["Message", "SeverityLevel", "OperationId", "ParentId"],
            _ => ["Name", "Success", "ResultCode", "Id", "OperationId", "ParentId"],
        };
        IEnumerable<string> bag = properties.EnumerateObject()
            .Where(property => property.Name != "_MS.ProcessedByMetricExtractors")
            .Select(property => $"{property.Name}={property.Value}");
        return $"{table}|{string.Join('|', names.Select(name => $"{name}={column(row, name)}"))}"
            + $"|{string.Join(',', bag.Order(StringComparer.Ordinal))}";
    }

    private static string? Ours(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    private static string? Theirs(JsonElement item, string name)
    {
        JsonElement data = item.GetProperty("data").GetProperty("baseData");
        JsonElement metric = data.TryGetProperty("metrics", out JsonElement metrics) ? metrics[0] : default;
        JsonElement failure = data.TryGetProperty("exceptions", out JsonElement failures) ? failures[0] : default;
        return name switch
        {
            "OperationId" => Tag(item, "ai.operation.id"),
            "ParentId" => Tag(item, "ai.operation.parentId"),
            "Name" when metric.ValueKind is JsonValueKind.Object => Value(metric, "name"),
            "Sum" => Value(metric, "value"),
            "Min" or "Max" => Value(metric, name.ToLowerInvariant()),
            "ItemCount" => Value(metric, "count") ?? "1",
            "ExceptionType" => Value(failure, "typeName"),
            "OuterMessage" => Value(failure, "message"),
            "SeverityLevel" => Severity(Value(data, "severityLevel")),
            "ResultCode" => Value(data, "responseCode") ?? Value(data, "resultCode"),
            _ => Value(data, char.ToLowerInvariant(name[0]) + name[1..]),
        };
    }

    // The workspace has its number.
    private static string? Severity(string? word) =>
        Array.IndexOf(["Verbose", "Information", "Warning", "Error", "Critical"], word)
            .ToString(CultureInfo.InvariantCulture);

    private static string? Tag(JsonElement item, string name) =>
        item.GetProperty("tags").TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    private static string? Value(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;
}
