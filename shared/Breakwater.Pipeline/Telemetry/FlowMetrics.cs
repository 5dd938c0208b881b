using System.Diagnostics.Metrics;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>How work flows: invocations, messages, decisions, storage.</summary>
public static class FlowMetrics
{
    /// <summary>Name of the histogram of how long handlers take, seconds.</summary>
    public const string StageDuration = "stage_duration_seconds";

    /// <summary>Name of the histogram of how long ago a handled message was decided on, seconds.</summary>
    public const string MessageAge = "message_age_seconds";

    /// <summary>Name of the counter of messages handed to the bus.</summary>
    public const string MessagesSent = "messages_sent_total";

    /// <summary>Name of the gauge of messages that wait in a queue, as the broker tells.</summary>
    public const string QueueDepth = "market_data_queue_depth";

    /// <summary>Name of the gauge of messages that were given up, as the broker tells.</summary>
    public const string DeadLetters = "messages_dead_lettered";

    /// <summary>Name of the counter of decisions.</summary>
    public const string Decisions = "decisions_total";

    /// <summary>Name of the histogram of how long storage takes, seconds; its count is what is billed.</summary>
    public const string StorageLatency = "storage_latency_seconds";

    private static readonly Histogram<double> Durations = Meters.Histogram(StageDuration, "s", "Time of one handler.");

    private static readonly Histogram<double> Ages =
        Meters.Histogram(MessageAge, "s", "From the decision that made a message to its handling.");

    private static readonly Counter<long> Sent = Meters.Counter(MessagesSent, "Messages handed to the bus.");
    private static readonly Gauge<long> Waiting = Meters.Gauge(QueueDepth, "Messages that wait.");
    private static readonly Gauge<long> GivenUp = Meters.Gauge(DeadLetters, "Messages that were given up.");
    private static readonly Counter<long> Decided = Meters.Counter(Decisions, "Decisions by stage, outcome, reason.");
    private static readonly Histogram<double> Storage = Meters.Histogram(StorageLatency, "s", "Time of storage.");

    /// <summary>A handler ended.</summary>
    public static void Handled(string component, TimeSpan elapsed, string? error) => Durations.Record(
        elapsed.TotalSeconds,
        new(TelemetryFields.Component, component),
        new(TelemetryFields.ErrorCode, error ?? string.Empty));

    /// <summary>A message is being handled.</summary>
    public static void Waited(string type, TimeSpan age) =>
        Ages.Record(Math.Max(0d, age.TotalSeconds), new KeyValuePair<string, object?>(TelemetryFields.Trigger, type));

    /// <summary>Messages were handed over.</summary>
    public static void SentTo(string queue, int count) =>
        Sent.Add(count, new KeyValuePair<string, object?>(TelemetryFields.Queue, queue));

    /// <summary>What the broker says of a queue.</summary>
    public static void Depth(string queue, long waiting, long deadLetters)
    {
        var tag = new KeyValuePair<string, object?>(TelemetryFields.Queue, queue);
        Waiting.Record(waiting, tag);
        GivenUp.Record(deadLetters, tag);
    }

    /// <summary>A decision was written down.</summary>
    public static void DecidedOn(string stage, string outcome, string? reason) => Decided.Add(
        1,
        new(TelemetryFields.Stage, stage),
        new(TelemetryFields.State, outcome),
        new(TelemetryFields.ErrorCode, reason ?? string.Empty));

    /// <summary>Storage answered, or failed.</summary>
    public static void StoredIn(string table, string call, TimeSpan elapsed) => Storage.Record(
        elapsed.TotalSeconds, new(TelemetryFields.Table, table), new(TelemetryFields.Call, call));
}
