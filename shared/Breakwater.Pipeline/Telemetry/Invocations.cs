using System.Diagnostics;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Microsoft.Extensions.Logging;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>
/// The one place where the work of a handler is traced, timed and given the context that its log lines carry.
/// </summary>
public sealed class Invocations(BotSettings settings, ILoggerFactory loggers, TimeProvider clock)
{
    /// <summary>The name of the source of every span, and of the meter of every metric.</summary>
    public const string SourceName = "Breakwater";

    /// <summary>The value of <see cref="TelemetryFields.Trigger"/> for what no message started.</summary>
    public const string Timer = "Timer";

    /// <summary>The same for what an operator or a dashboard asked for.</summary>
    public const string Http = "Http";

    private static readonly ActivitySource Source = new(SourceName);
    private readonly ILogger logger = loggers.CreateLogger($"{SourceName}.{nameof(Invocations)}");
    private readonly string session = $"{settings.Bot}/{settings.Mode}".ToLowerInvariant();

    /// <summary>Runs what a timer or an operator started, in a trace of its own.</summary>
    /// <param name="component">Which function.</param>
    /// <param name="trigger"><see cref="Timer"/> or <see cref="Http"/>.</param>
    /// <param name="work">What it does.</param>
    /// <param name="key">Tells it from others; the time when there is none.</param>
    public Task RunAsync(string component, string trigger, Func<Task> work, string? key = null)
    {
        string slot = key ?? $"{component}-{clock.GetUtcNow():O}";

        return TraceAsync(new Work(component, slot, null, trigger), TraceContexts.Of($"{session}-{slot}", slot), work);
    }

    /// <summary>Handles a message in the trace of the candle that led to it.</summary>
    public async Task RunAsync(string component, Envelope message, Func<Task> work)
    {
        var what = new Work(component, message.Id, message.CorrelationId, message.Type);
        FlowMetrics.Waited(message.Type, clock.GetUtcNow() - message.OccurredAt);
        await TraceAsync(what, TraceContexts.Of(message.CorrelationId, message.CausationId), work);
    }

    /// <summary>
    /// Says what the work at hand turned out to belong to: a timer learns its candle only when it looks.
    /// </summary>
    public static void Correlate(string correlationId) =>
        Activity.Current?.SetTag(TelemetryFields.CorrelationId, correlationId);

    private async Task TraceAsync(Work what, ActivityContext context, Func<Task> work)
    {
        KeyValuePair<string, object?>[] fields = [.. FieldsOf(what)];
        using Activity? activity = Start(what, context, fields);
        using IDisposable? scope = logger.BeginScope(fields);
        long start = clock.GetTimestamp();
        Task task = BeginAsync(work);
        // On the caller's context: a simulation that schedules every step must see this one too.
        await task.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        string? error = task.Exception?.InnerException is { } failure ? Note(activity, failure) : null;
        FlowMetrics.Handled(what.Component, clock.GetElapsedTime(start), error);
        await task;
    }

    // What throws before its first await fails like everything else.
    private static async Task BeginAsync(Func<Task> work) => await work();

    // The platform's own span of this invocation is the parent when it is of the same trace: then it came with the
    // message, or belongs to the timer.
    private static Activity? Start(Work what, ActivityContext derived, KeyValuePair<string, object?>[] fields)
    {
        ActivityKind kind = what.CorrelationId is null ? ActivityKind.Server : ActivityKind.Consumer;
        bool isKnown = Activity.Current is { IdFormat: ActivityIdFormat.W3C } outer
            && (what.CorrelationId is null || outer.TraceId == derived.TraceId);

        return Source.StartActivity(
            kind, isKnown ? Activity.Current!.Context : derived, fields, name: what.Component);
    }

    private static string Note(Activity? activity, Exception failure)
    {
        string code = ErrorCodes.Of(failure);
        activity?.AddException(failure);
        activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
        activity?.SetTag(TelemetryFields.ErrorCode, code);
        // A failure is kept even where sampling would not have kept the run.
        activity?.ActivityTraceFlags |= ActivityTraceFlags.Recorded;

        return code;
    }

    private IEnumerable<KeyValuePair<string, object?>> FieldsOf(Work what)
    {
        yield return new(TelemetryFields.SessionId, session);
        yield return new(TelemetryFields.RequestId, what.RequestId);
        yield return new(TelemetryFields.Component, what.Component);
        yield return new(TelemetryFields.Trigger, what.Trigger);
        if (what.CorrelationId is not null)
        {
            yield return new(TelemetryFields.CorrelationId, what.CorrelationId);
        }
    }

    private sealed record Work(string Component, string RequestId, string? CorrelationId, string Trigger);
}
