using System.Diagnostics;
using System.Reflection;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using Breakwater.Functions.Composition;
using Breakwater.Functions.Http;
using Breakwater.Pipeline.Telemetry;
using Microsoft.Azure.Functions.Worker;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Breakwater.Functions.Tests;

public sealed class TelemetryTests
{
    private const string Connection =
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://localhost/";

    private static readonly ActivitySource Source = new("Breakwater.Sampler.Probe");

    [Fact]
    public void Components_AreTheNamesOfFunctions()
    {
        IEnumerable<string?> functions = typeof(BotFunctions).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name);

        Assert.Subset(
            functions.OfType<string>().ToHashSet(),
            typeof(Components).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet());
    }

    // The exporter's own sampler would keep five traces a second.
    [Theory]
    [InlineData(Components.ExecuteTrade, ActivityKind.Consumer)]
    [InlineData(Components.ScanMarket, ActivityKind.Consumer)]
    [InlineData("Venue.Submit", ActivityKind.Client)]
    [InlineData(Components.ScanScheduler, ActivityKind.Server)]
    [InlineData("PostCommand", ActivityKind.Server)]
    public void Sampler_BehindTheExporter_KeepsEverythingOfTrading(string name, ActivityKind kind) =>
        Assert.Equal(1_000, Kept(name, kind));

    [Theory]
    [InlineData(Components.ManagePositions, ActivityKind.Server)]
    [InlineData(Components.Heartbeat, ActivityKind.Server)]
    [InlineData("GetHealth", ActivityKind.Server)]
    [InlineData("function Heartbeat", ActivityKind.Internal)]
    public void Sampler_BehindTheExporter_KeepsAShareOfLooks(string name, ActivityKind kind) =>
        Assert.InRange(Kept(name, kind), 50, 170);

    [Fact]
    public void Sampler_LookThatIsNotKept_IsStillRecordedSoThatAFailureCanBe()
    {
        using TracerProvider provider = Provider();
        using ActivitySource source = new(Source.Name);

        for (int run = 0; run < 100; run++)
        {
            using Activity? look = source.StartActivity(Components.Reconcile, ActivityKind.Server);
            Assert.True(look!.IsAllDataRequested);
        }
    }

    [Fact]
    public void Configure_Exporter_DropsNoLineForItsTrace()
    {
        AzureMonitorExporterOptions options = new();

        AddTelemetryExtensions.Configure(options, Connection);

        Assert.Equal((1f, null), (options.SamplingRatio, options.TracesPerSecond));
        Assert.False(options.EnableTraceBasedLogsSampler);
        Assert.NotNull(options.Credential);
    }

    private static int Kept(string name, ActivityKind kind)
    {
        using TracerProvider provider = Provider();
        int kept = 0;
        for (int run = 0; run < 1_000; run++)
        {
            using Activity? span = Source.StartActivity(name, kind, default(ActivityContext));
            kept += span is { Recorded: true } ? 1 : 0;
        }

        return kept;
    }

    // In the order of the app: the exporter first, then our sampler.
    private static TracerProvider Provider()
    {
        TracerProviderBuilder builder = Sdk.CreateTracerProviderBuilder().AddSource(Source.Name);
        builder.AddAzureMonitorTraceExporter(options =>
        {
            AddTelemetryExtensions.Configure(options, Connection);
            options.Credential = null;
            options.Transport = new NoTransport();
            options.DisableOfflineStorage = true;
        });

        return builder.SetSampler<TradingSampler>().Build();
    }

    private sealed class NoTransport : HttpPipelineTransport
    {
        private readonly HttpClientTransport requests = new();

        public override Request CreateRequest() => requests.CreateRequest();

        public override void Process(HttpMessage message) => throw new IOException("Nothing is sent by tests.");

        public override ValueTask ProcessAsync(HttpMessage message) =>
            throw new IOException("Nothing is sent by tests.");
    }
}
