using Breakwater.Local.Functions;
using Breakwater.Local.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

public static class ConfigureFunctionsOpenTelemetry
{
    private const int MetricIntervalMs = 1_000;

    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.WithTracing(tracing => tracing.AddSource(WorkerSpans.SourceName));
        if (SettingsOf(builder.Services) is { TelemetryFile: string path })
        {
            builder.Services.AddSingleton(_ => new RowFile(path));
            Export(builder);
        }

        return builder;
    }

    // Simple exports, not batches: what a killed process has written is there, and nothing is dropped at full speed.
    private static void Export(IOpenTelemetryBuilder builder) => builder
        .WithTracing(tracing => tracing.AddProcessor(provider =>
            new SimpleActivityExportProcessor(new SpanRows(provider.GetRequiredService<RowFile>()))))
        .WithLogging(logging => logging.AddProcessor(provider =>
            new SimpleLogRecordExportProcessor(new LogRows(provider.GetRequiredService<RowFile>()))))
        .WithMetrics(metrics => metrics.AddReader(provider =>
            new PeriodicExportingMetricReader(
                new MetricRows(provider.GetRequiredService<RowFile>()), MetricIntervalMs)
            {
                TemporalityPreference = MetricReaderTemporalityPreference.Delta,
            }));

    private static HostSettings? SettingsOf(IServiceCollection services) => services
        .LastOrDefault(service => service.ServiceType == typeof(HostSettings))?.ImplementationInstance as HostSettings;
}
