using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace Breakwater.Functions.Composition;

internal static class AddTelemetryExtensions
{
    /// <summary>The setting that says where Application Insights is; without it nothing is sent anywhere.</summary>
    public const string Setting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Spans, metrics and log lines, to Application Insights where there is one.</summary>
    public static FunctionsApplicationBuilder AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        // Other categories say what they do at every request; what went wrong is enough of them.
        builder.Logging
            // The exporter knows the trace of a line by itself; three more properties on each would be paid for.
            .Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.None)
            .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(Invocations.SourceName, LogLevel.Information);
        IOpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(Invocations.SourceName))
            .WithMetrics(metrics => metrics.AddMeter(Invocations.SourceName))
            .WithLogging(configureBuilder: null, logging =>
            {
                logging.IncludeFormattedMessage = true;
                logging.IncludeScopes = true;
            });
        if (builder.Configuration[Setting] is { Length: > 0 } connection)
        {
            Export(telemetry, options => Configure(options, connection));
        }

        // After the exporter, which sets a sampler of its own.
        telemetry.WithTracing(tracing => tracing.SetSampler<TradingSampler>());

        return builder;
    }

    private static void Export(IOpenTelemetryBuilder telemetry, Action<AzureMonitorExporterOptions> configure) =>
        telemetry
            .WithTracing(tracing => tracing.AddAzureMonitorTraceExporter(configure))
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(configure))
            .WithLogging(logging => logging.AddAzureMonitorLogExporter(configure));

    // Left to itself the exporter keeps five traces a second and drops the log lines of all others.
    internal static void Configure(AzureMonitorExporterOptions options, string connection)
    {
        options.ConnectionString = connection;
        options.Credential = new DefaultAzureCredential();
        options.TracesPerSecond = null;
        options.SamplingRatio = 1f;
        options.EnableTraceBasedLogsSampler = false;
        options.EnableLiveMetrics = false;
    }
}
