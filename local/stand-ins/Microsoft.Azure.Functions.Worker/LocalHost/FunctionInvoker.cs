using System.Diagnostics;
using Breakwater.Local.Clock;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions;

/// <summary>
/// Runs invocations: one scope each, through the middleware, timed, its failure logged once and counted.
/// </summary>
internal sealed class FunctionInvoker(
    IServiceScopeFactory scopes,
    MiddlewarePipeline middleware,
    HostClock clock,
    ILoggerFactory loggers) : IDisposable
{
    private readonly Dictionary<FunctionEntry, FunctionExecutionDelegate> pipelines = [];
    private readonly InvocationIds ids = new(clock);
    private readonly ILogger log = loggers.CreateLogger(HostLog.Category);
    private readonly CancellationTokenSource abandon = new();

    public void Dispose() => abandon.Dispose();

    internal void Add(ITriggerListener listener) =>
        pipelines.Add(listener.Function, middleware.Around(new FunctionBody(listener).RunAsync));

    /// <summary>Cancels the tokens of whatever still runs: the drain has taken too long.</summary>
    internal void Abandon() => abandon.Cancel();

    /// <summary>
    /// Runs one invocation; the returned exception is the function's, already logged and counted. Null is success.
    /// </summary>
    internal async Task<Exception?> InvokeAsync(FunctionEntry function, TriggerInput input)
    {
        using InvocationScope inside = InvocationScope.Enter();
        OperationTally.Enter(function.Name);
        long start = Stopwatch.GetTimestamp();
        Exception? failure = null;
        try
        {
            await RunAsync(function, input);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failure = error;
            log.FunctionFailed(error, function.Name, error.Message);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        function.Statistics.Record(elapsed, failure);
        log.FunctionRan(function.Name, elapsed.TotalMilliseconds);
        return failure;
    }

    private async Task RunAsync(FunctionEntry function, TriggerInput input)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        InvocationContext context = new(function, input, ids.Next(function.Name))
        {
            InstanceServices = scope.ServiceProvider,
            Cancellation = abandon.Token,
        };
        input.Prepare?.Invoke(context);
        using Activity? span = WorkerSpans.Start(context);
        await pipelines[function](context);
        if (input.Finish is Func<InvocationContext, Task> finish)
        {
            await finish(context);
        }
    }
}
