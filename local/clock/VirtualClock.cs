using System.Diagnostics;

namespace Breakwater.Local.Clock;

/// <summary>
/// A clock that stands still until <see cref="AdvanceTo"/> moves it; its timers fire in order of (due, creation).
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private static readonly Comparer<VirtualTimer> Order = Comparer<VirtualTimer>.Create(Compare);
    private readonly Lock gate = new();
    private readonly SortedSet<VirtualTimer> timers = new(Order);
    private TaskCompletionSource changed = NewSignal();
    private long now;
    private long sequence;

    public VirtualClock(DateTimeOffset start) => now = start.UtcTicks;

    /// <summary>Raised with <see cref="Changed"/>; the handler must return at once.</summary>
    public event EventHandler? WaitsChanged;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>
    /// Completes when a timer is armed or disarmed inside an invocation after this property was read.
    /// </summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return changed.Task;
            }
        }
    }

    /// <summary>When the earliest timer is due, whoever made it.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
            {
                return timers.Min is VirtualTimer first ? At(first.Due) : null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => At(Volatile.Read(ref now));

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state);
        Arm(timer, dueTime, period);
        return timer;
    }

    /// <summary>
    /// The instant that a running invocation waits for, and the real time after which to ask again. A time-out
    /// counts as a wait only once its own span has also passed in real time: before that the guarded work is
    /// simply still running.
    /// </summary>
    public (DateTimeOffset? Due, TimeSpan? AskAgain) NextWait()
    {
        TimeSpan? askAgain = null;
        lock (gate)
        {
            foreach (VirtualTimer timer in timers)
            {
                if (!timer.InInvocation)
                {
                    continue;
                }

                TimeSpan left = timer.IsGuard ? timer.RealTimeLeft : TimeSpan.Zero;
                if (left <= TimeSpan.Zero)
                {
                    return (At(timer.Due), null);
                }

                askAgain = askAgain is TimeSpan known && known < left ? known : left;
            }
        }

        return (null, askAgain);
    }

    /// <summary>
    /// Moves to <paramref name="instant"/>, stopping at every due timer on the way. An earlier instant changes
    /// nothing.
    /// </summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        List<Exception>? errors = null;
        while (TakeDue(instant.UtcTicks) is VirtualTimer timer)
        {
            try
            {
                timer.Fire();
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                (errors ??= []).Add(error);
            }
        }

        if (errors is not null)
        {
            throw new AggregateException("A timer's callback failed.", errors);
        }
    }

    internal bool Arm(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, Timeout.InfiniteTimeSpan);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            if (timer.Disposed)
            {
                return false;
            }

            Unqueue(timer);
            timer.Period = period > TimeSpan.Zero ? period.Ticks : 0;
            if (dueTime > TimeSpan.Zero)
            {
                Queue(timer, dueTime.Ticks);
            }
            else if (dueTime == TimeSpan.Zero && timer.Period > 0)
            {
                Queue(timer, timer.Period);
            }

            Signal(timer);
        }

        if (dueTime == TimeSpan.Zero)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static fired => fired.Fire(), timer, preferLocal: false);
        }

        return true;
    }

    internal void Remove(VirtualTimer timer)
    {
        lock (gate)
        {
            timer.Disposed = true;
            Unqueue(timer);
            Signal(timer);
        }
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static int Compare(VirtualTimer left, VirtualTimer right)
    {
        int byDue = left.Due.CompareTo(right.Due);
        return byDue != 0 ? byDue : left.Sequence.CompareTo(right.Sequence);
    }

    private VirtualTimer? TakeDue(long target)
    {
        lock (gate)
        {
            if (timers.Min is not VirtualTimer first || first.Due > target)
            {
                now = Math.Max(now, target);
                return null;
            }

            now = Math.Max(now, first.Due);
            Unqueue(first);
            if (first.Period > 0)
            {
                Queue(first, first.Period);
            }

            return first;
        }
    }

    private void Queue(VirtualTimer timer, long span)
    {
        // Whole milliseconds, rounded up: the exchange simulator keeps the time in milliseconds.
        long exact = now + span;
        timer.Due = exact + ((TimeSpan.TicksPerMillisecond - (exact % TimeSpan.TicksPerMillisecond))
            % TimeSpan.TicksPerMillisecond);
        timer.Sequence = ++sequence;
        timer.Span = span;
        timer.ArmedAt = Stopwatch.GetTimestamp();
        timer.Queued = timers.Add(timer);
    }

    private void Unqueue(VirtualTimer timer)
    {
        if (timer.Queued)
        {
            timers.Remove(timer);
            timer.Queued = false;
        }
    }

    private void Signal(VirtualTimer timer)
    {
        if (timer.InInvocation)
        {
            changed.TrySetResult();
            changed = NewSignal();
            WaitsChanged?.Invoke(this, EventArgs.Empty);
        }
    }
}
