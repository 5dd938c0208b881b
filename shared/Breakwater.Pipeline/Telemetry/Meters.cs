using System.Diagnostics.Metrics;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>Makes instruments of the one meter. Without a listener they cost next to nothing.</summary>
internal static class Meters
{
    private static readonly Meter Meter = new(Invocations.SourceName);

    public static Counter<long> Counter(string name, string text) => Meter.CreateCounter<long>(name, null, text);

    public static Gauge<long> Gauge(string name, string text) => Meter.CreateGauge<long>(name, null, text);

    public static Gauge<double> Gauge(string name, string unit, string text) =>
        Meter.CreateGauge<double>(name, unit, text);

    public static Histogram<double> Histogram(string name, string unit, string text) =>
        Meter.CreateHistogram<double>(name, unit, text);
}
