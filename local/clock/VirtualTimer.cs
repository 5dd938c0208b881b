using System.Diagnostics;

namespace Breakwater.Local.Clock;

internal sealed class VirtualTimer : ITimer
{
    private readonly VirtualClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private readonly InvocationScope? scope = InvocationScope.Current;

    internal VirtualTimer(VirtualClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        this.callback = callback;
        this.state = state;
        IsGuard = state is CancellationTokenSource || IsWaitWithTimeout(state);
    }

    internal long Due { get; set; }

    internal long Sequence { get; set; }

    internal long Period { get; set; }

    internal bool Queued { get; set; }

    internal bool Disposed { get; set; }

    /// <summary>Ticks from arming to due; the same span of real time lets a guard move the clock.</summary>
    internal long Span { get; set; }

    internal long ArmedAt { get; set; }

    internal bool InInvocation => scope is { Ended: false };

    /// <summary>A time-out that guards other work: it must not move time while that work is running.</summary>
    internal bool IsGuard { get; }

    internal TimeSpan RealTimeLeft => TimeSpan.FromTicks(Span) - Stopwatch.GetElapsedTime(ArmedAt);

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Arm(this, dueTime, period);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Call(), this);
        }
    }

    private void Call() => callback(state);

    // Task.Delay and Task.WaitAsync both hand their own promise over as state; only the type's name tells them apart.
    private static bool IsWaitWithTimeout(object? state) =>
        state is Task && state.GetType().Name.StartsWith("CancellationPromise", StringComparison.Ordinal);
}
