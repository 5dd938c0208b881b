using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Breakwater.Local.Functions;

/// <summary>
/// Adds up what the stand-ins say that they were asked for, by the function that asked: what a bill would count.
/// </summary>
internal sealed class OperationTally : IDisposable
{
    /// <summary>Meters of the stand-ins begin so.</summary>
    private const string Prefix = "Breakwater.Local.";

    private static readonly AsyncLocal<string?> Function = new();

    private readonly ConcurrentDictionary<(string Function, string Operation), long> counts = new();
    private readonly MeterListener listener = new();

    public OperationTally()
    {
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Meter.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(Add);
        listener.Start();
    }

    /// <summary>What was asked for so far; an empty function is the host, between invocations.</summary>
    internal IReadOnlyList<OperationCount> Counts =>
    [
        .. from count in counts
           orderby count.Key.Function, count.Key.Operation
           select new OperationCount(count.Key.Function, count.Key.Operation, count.Value),
    ];

    public void Dispose() => listener.Dispose();

    /// <summary>What the calling invocation asks for from here on is counted under this name.</summary>
    internal static void Enter(string function) => Function.Value = function;

    private void Add(
        Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        string operation = $"{instrument.Meter.Name[Prefix.Length..]}/{instrument.Name}";
        foreach ((_, object? tag) in tags)
        {
            operation += $"/{tag}";
        }

        counts.AddOrUpdate((Function.Value ?? string.Empty, operation), value, (_, sum) => sum + value);
    }
}

/// <summary>How often, or how much of, an operation was asked for.</summary>
internal sealed record OperationCount(string Function, string Operation, long Count);
