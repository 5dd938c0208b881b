using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Breakwater.Local.Functions;

/// <summary>The local Functions host: finds the functions, opens their triggers, runs them, drains.</summary>
internal sealed class FunctionsRuntime(
    IServiceProvider services,
    HostSettings settings,
    HostClock clock,
    FunctionInvoker invoker,
    OperationTally operations,
    ILoggerFactory loggers) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task work = Task.CompletedTask;
    private long otherErrors;

    internal IServiceProvider Services => services;

    internal HostSettings Settings => settings;

    internal HostClock Clock => clock;

    internal FunctionInvoker Invoker => invoker;

    internal OperationTally Operations => operations;

    internal ILogger Log { get; } = loggers.CreateLogger(HostLog.Category);

    internal WakeSignal Wake => Gate.Wake;

    internal AdvanceGate Gate { get; } = new();

    internal IReadOnlyList<ITriggerListener> Listeners { get; private set; } = [];

    internal List<Func<QueueStatus>> Queues { get; } = [];

    internal HostState State { get; private set; }

    /// <summary>Completes when invocations may begin.</summary>
    internal Task Ready => ready.Task;

    internal long UnhandledErrors =>
        Interlocked.Read(ref otherErrors) + Listeners.Sum(listener => listener.Function.Statistics.Failures);

    public void Dispose()
    {
        foreach (IDisposable listener in Listeners.OfType<IDisposable>())
        {
            listener.Dispose();
        }

        stop.Dispose();
    }

    internal void CountError() => Interlocked.Increment(ref otherErrors);

    /// <summary>Everything that can refuse the start, cheapest first; nothing is taken and nothing runs yet.</summary>
    internal async Task PrepareAsync(CancellationToken token)
    {
        IReadOnlyList<FunctionEntry> functions =
            FunctionDiscovery.Find(services.GetRequiredService<FunctionClassList>().Classes);
        Dictionary<Assembly, ITriggerExtension> extensions = [];
        List<ITriggerListener> listeners = [];
        foreach (FunctionEntry function in functions)
        {
            ITriggerListener listener = ExtensionOf(function, extensions).Listen(function, this);
            invoker.Add(listener);
            listeners.Add(listener);
        }

        Listeners = listeners;
        foreach (IHostFront front in services.GetServices<IHostFront>())
        {
            await front.OpenAsync(this, token);
        }

        foreach (ITriggerListener listener in listeners)
        {
            await listener.OpenAsync(token);
        }
    }

    internal void Begin()
    {
        Log.Functions(Listeners.Count);
        foreach (ITriggerListener listener in Listeners)
        {
            Log.Listed(listener.Function.Name, listener.Description);
        }

        State = HostState.Running;
        ready.TrySetResult();
        work = clock.Virtual is null
            ? Task.WhenAll(Listeners.Select(listener => Task.Run(() => listener.RunAsync(stop.Token))))
            : Task.Run(() => new LockstepLoop(this, [.. Listeners.OfType<ILockstepSource>()]).RunAsync(stop.Token));
        work.ContinueWith(
            task => Log.Fault(task.Exception!, "The host's loop failed; no more triggers run."),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    /// <summary>
    /// Takes no new work, lets running invocations end; after the time-out their tokens are cancelled.
    /// </summary>
    internal async Task DrainAsync()
    {
        if (State != HostState.Running)
        {
            return;
        }

        State = HostState.Stopping;
        Log.Line("Stopping: waiting for running invocations to end.");
        await stop.CancelAsync();
        using CancellationTokenSource giveUp = new();
        Task fronts = Task.WhenAll(services.GetServices<IHostFront>().Select(front => front.CloseAsync(giveUp.Token)));
        Task all = Task.WhenAll(work, fronts);
        if (await Task.WhenAny(all, Task.Delay(settings.DrainTimeout)) != all)
        {
            Log.DrainTimedOut(settings.DrainTimeout);
            invoker.Abandon();
            await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(5)));
            await giveUp.CancelAsync();
        }

        await all.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private ITriggerExtension ExtensionOf(FunctionEntry function, Dictionary<Assembly, ITriggerExtension> extensions)
    {
        Assembly assembly = function.Trigger.GetType().Assembly;
        if (!extensions.TryGetValue(assembly, out ITriggerExtension? extension))
        {
            Type type = assembly.GetCustomAttribute<TriggerExtensionAttribute>()?.Extension
                ?? throw new HostStartException(
                    $"{function.Name}: {function.Trigger.GetType().Name} is not a trigger the local host knows.");
            extension = (ITriggerExtension)ActivatorUtilities.CreateInstance(services, type);
            extensions.Add(assembly, extension);
        }

        return extension;
    }
}
