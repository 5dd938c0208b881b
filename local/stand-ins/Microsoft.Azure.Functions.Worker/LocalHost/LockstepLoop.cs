using System.Diagnostics;
using Breakwater.Local.Clock;

namespace Breakwater.Local.Functions;

/// <summary>
/// Runs queue messages and timers one at a time, and moves the clock only when none is left: so what a run decides
/// follows from its data, never from the speed of the machine.
/// </summary>
internal sealed class LockstepLoop
{
    /// <summary>Real time without a new wait after which an invocation counts as standing still.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(2);

    private readonly FunctionsRuntime runtime;
    private readonly IReadOnlyList<ILockstepSource> sources;
    private readonly HostClock host;
    private readonly VirtualClock clock;
    private long realStart = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset virtualStart;

    internal LockstepLoop(FunctionsRuntime runtime, IReadOnlyList<ILockstepSource> sources)
    {
        this.runtime = runtime;
        this.sources = sources;
        host = runtime.Clock;
        clock = host.Virtual!;
        virtualStart = clock.GetUtcNow();
        clock.WaitsChanged += (_, _) => runtime.Wake.Set();
    }

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Task wake = runtime.Wake.Next;
            if (FindReady(clock.GetUtcNow()) is ILockstepSource ready)
            {
                await RunOneAsync(ready, stop);
            }
            else if (runtime.Gate.Inside > 0)
            {
                await FollowHttpAsync(wake, stop);
            }
            else
            {
                await GoOnAsync(wake, stop);
            }
        }
    }

    private ILockstepSource? FindReady(DateTimeOffset now)
    {
        ILockstepSource? best = null;
        DateTimeOffset bestDue = default;
        foreach (ILockstepSource source in sources)
        {
            if (source.Due is DateTimeOffset due && due <= now
                && (best is null || IsBefore(source, due, best, bestDue)))
            {
                best = source;
                bestDue = due;
            }
        }

        return best;
    }

    private static bool IsBefore(
        ILockstepSource source,
        DateTimeOffset due,
        ILockstepSource best,
        DateTimeOffset bestDue)
    {
        if (source.Rank != best.Rank)
        {
            return source.Rank < best.Rank;
        }

        return due != bestDue ? due < bestDue : string.CompareOrdinal(source.Tie, best.Tie) < 0;
    }

    private async Task RunOneAsync(ILockstepSource source, CancellationToken stop)
    {
        Task run = source.RunOneAsync(stop);
        while (!run.IsCompleted)
        {
            Task changed = clock.Changed;
            (DateTimeOffset? due, TimeSpan? askAgain) = clock.NextWait();
            if (due is not DateTimeOffset wanted)
            {
                await WaitAsync(Task.WhenAny(run, changed), askAgain, CancellationToken.None);
            }
            else if (await IsQuietAsync(run, changed))
            {
                await StepInsideAsync(source, wanted);
            }
        }

        await run;
    }

    private async Task StepInsideAsync(ILockstepSource source, DateTimeOffset wanted)
    {
        bool alive = source.KeepAliveDue < wanted;
        DateTimeOffset next = alive ? source.KeepAliveDue!.Value : wanted;
        if (TooEarly(next) is TimeSpan wait)
        {
            await Task.Delay(wait);
        }

        await MoveAsync(next, CancellationToken.None);
        if (alive)
        {
            await source.KeepAliveAsync();
        }
    }

    private async Task FollowHttpAsync(Task wake, CancellationToken stop)
    {
        (DateTimeOffset? due, TimeSpan? askAgain) = clock.NextWait();
        if (due is not DateTimeOffset wanted)
        {
            await WaitAsync(wake, askAgain, stop);
        }
        else if (TooEarly(wanted) is TimeSpan wait)
        {
            await WaitAsync(wake, wait, stop);
        }
        else if (await IsQuietAsync(wake, wake))
        {
            await MoveAsync(wanted, stop);
        }
    }

    private async Task GoOnAsync(Task wake, CancellationToken stop)
    {
        if (host.Held)
        {
            await WaitAsync(wake, null, stop);
            realStart = Stopwatch.GetTimestamp();
            return;
        }

        DateTimeOffset? due = NextDue();
        if (host.Until is DateTimeOffset until && (due is null || due > until))
        {
            if (clock.GetUtcNow() >= until)
            {
                host.Reached = true;
                await WaitAsync(wake, null, stop);
                return;
            }

            due = until;
        }

        if (due is not DateTimeOffset next)
        {
            await WaitAsync(wake, null, stop);
        }
        else if (TooEarly(next) is TimeSpan wait)
        {
            await WaitAsync(wake, wait, stop);
        }
        else if (runtime.Gate.TryClose())
        {
            try
            {
                await MoveAsync(next, stop);
            }
            finally
            {
                runtime.Gate.Open();
            }
        }
    }

    private DateTimeOffset? NextDue()
    {
        DateTimeOffset? earliest = clock.NextDue;
        foreach (ILockstepSource source in sources)
        {
            if (source.Due is DateTimeOffset due && (earliest is null || due < earliest))
            {
                earliest = due;
            }
        }

        return earliest is DateTimeOffset found ? RoundUp(found) : null;
    }

    /// <summary>
    /// The real time to wait before the speed limit allows <paramref name="next"/>; null when it does already.
    /// </summary>
    private TimeSpan? TooEarly(DateTimeOffset next)
    {
        if (host.Speed is not double speed)
        {
            return null;
        }

        TimeSpan wait = ((next - virtualStart) / speed) - Stopwatch.GetElapsedTime(realStart);
        return wait > TimeSpan.Zero ? wait : null;
    }

    private async Task MoveAsync(DateTimeOffset next, CancellationToken stop)
    {
        if (next <= clock.GetUtcNow())
        {
            return;
        }

        try
        {
            DateTimeOffset target = host.Exchange is ExchangeClock exchange
                ? await exchange.MoveAsync(next, runtime.Log.Trouble, stop)
                : next;
            clock.AdvanceTo(target);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host stops: the time stays where it is here, and a restart takes the exchange's.
        }
        catch (AggregateException error)
        {
            runtime.CountError();
            runtime.Log.Fault(error, "A timer's callback failed.");
        }
    }

    private static async Task<bool> IsQuietAsync(Task run, Task changed)
    {
        Task quiet = Task.Delay(Quiet);
        Task first = await Task.WhenAny(run, changed, quiet);
        return first == quiet && !run.IsCompleted && !changed.IsCompleted && ThreadPool.PendingWorkItemCount == 0;
    }

    private static async Task WaitAsync(Task wake, TimeSpan? most, CancellationToken stop)
    {
        TimeSpan limit = most is TimeSpan some && some < TimeSpan.FromDays(1) ? some : Timeout.InfiniteTimeSpan;
        await ((Task)wake.WaitAsync(limit, stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The exchange simulator keeps the time in whole milliseconds.
    private static DateTimeOffset RoundUp(DateTimeOffset instant)
    {
        long rest = instant.UtcTicks % TimeSpan.TicksPerMillisecond;
        return rest == 0 ? instant : instant.AddTicks(TimeSpan.TicksPerMillisecond - rest);
    }
}
