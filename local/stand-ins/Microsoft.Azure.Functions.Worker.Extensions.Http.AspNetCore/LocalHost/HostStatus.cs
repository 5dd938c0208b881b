namespace Breakwater.Local.Functions.Http;

/// <summary>The body of `GET /admin/host/status`.</summary>
internal sealed record HostStatus(
    string State,
    ClockStatus Clock,
    IReadOnlyList<FunctionStatus> Functions,
    IReadOnlyList<QueueStatus> Queues,
    IReadOnlyList<OperationCount> Operations,
    long UnhandledErrors)
{
    internal static HostStatus Of(FunctionsRuntime runtime) => new(
        runtime.State.ToString(),
        ClockStatus.Of(runtime.Clock),
        [.. runtime.Listeners.Select(FunctionStatus.Of)],
        [.. runtime.Queues.Select(queue => queue())],
        runtime.Operations.Counts,
        runtime.UnhandledErrors);
}

/// <summary>Speed is "max" or the most simulated seconds per real second; null on the system's clock.</summary>
internal sealed record ClockStatus(string Mode, DateTimeOffset Now, DateTimeOffset? Until, bool Reached, object? Speed)
{
    internal static ClockStatus Of(HostClock clock) => clock.Virtual is null
        ? new ClockStatus("system", clock.Time.GetUtcNow(), null, false, null)
        : new ClockStatus("lockstep", clock.Time.GetUtcNow(), clock.Until, clock.Reached, clock.Speed ?? (object)"max");
}

internal sealed record FunctionStatus(
    string Name,
    string Trigger,
    long Invocations,
    long Failures,
    double P50Ms,
    double P95Ms,
    double P99Ms,
    string? LastError)
{
    internal static FunctionStatus Of(ITriggerListener listener)
    {
        FunctionStatistics statistics = listener.Function.Statistics;
        return new FunctionStatus(
            listener.Function.Name,
            listener.Description,
            statistics.Invocations,
            statistics.Failures,
            statistics.Latency.Percentile(0.50),
            statistics.Latency.Percentile(0.95),
            statistics.Latency.Percentile(0.99),
            statistics.LastError);
    }
}
