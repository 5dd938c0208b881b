using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Local.Functions.Timers;

/// <summary>
/// One timer: never overlaps itself, skips what it missed while running, and runs once for what it missed while
/// down.
/// </summary>
internal sealed class TimerListener : ITriggerListener, ILockstepSource, IRunByHand, IDisposable
{
    private readonly FunctionsRuntime runtime;
    private readonly TimerTriggerAttribute trigger;
    private readonly string scheduleText;
    private readonly ISchedule schedule;
    private readonly ScheduleFile? file;
    private readonly RetryPlan retries;
    private readonly ScheduleStatus status = new();
    private DateTimeOffset opened;
    private DateTimeOffset? next;
    private TimerRun? retrying;
    private DateTimeOffset retryAt;
    private long byHandAt = long.MaxValue;

    internal TimerListener(FunctionEntry function, FunctionsRuntime runtime)
    {
        Function = function;
        this.runtime = runtime;
        trigger = (TimerTriggerAttribute)function.Trigger;
        scheduleText = runtime.Settings.Resolve(trigger.Schedule, function.Name);
        schedule = ScheduleText.Parse(scheduleText, function.Name);
        retries = new RetryPlan(function.Retry);
        if (trigger.UseMonitor)
        {
            string directory = Path.Combine(runtime.Settings.StateDirectory, "schedules");
            file = new ScheduleFile(directory, function.Name, runtime.Log);
        }
    }

    public FunctionEntry Function { get; }

    public string Description => $"timerTrigger {scheduleText}";

    public int Rank => 1;

    public string Tie => Function.Name;

    public DateTimeOffset? KeepAliveDue => null;

    public DateTimeOffset? Due
    {
        get
        {
            long hand = Interlocked.Read(ref byHandAt);
            DateTimeOffset? planned = retrying is null ? next : retryAt;
            return hand < (planned?.UtcTicks ?? long.MaxValue) ? new DateTimeOffset(hand, TimeSpan.Zero) : planned;
        }
    }

    private DateTimeOffset Now => runtime.Clock.Time.GetUtcNow();

    public ParameterBinder? Bind(ParameterInfo parameter) => parameter == Function.TriggerParameter
        && parameter.ParameterType == typeof(TimerInfo) ? static context => context.TriggerValue : null;

    public Task OpenAsync(CancellationToken token)
    {
        opened = Now;
        next = schedule.After(opened) ?? throw new HostStartException(
            $"{Function.Name}: the schedule '{scheduleText}' never occurs.");
        if (file?.Read() is ScheduleStatus stored)
        {
            Resume(stored);
        }
        else
        {
            Save();
        }

        if (trigger.RunOnStartup && next > Now)
        {
            Interlocked.Exchange(ref byHandAt, Now.UtcTicks);
        }

        return Task.CompletedTask;
    }

    public async Task RunAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            Task wake = runtime.Wake.Next;
            TimeSpan wait = Due - Now ?? TimeSpan.FromHours(1);
            if (wait <= TimeSpan.Zero)
            {
                await RunOneAsync(token);
                continue;
            }

            // An hour at most: the system's clock may be set meanwhile.
            TimeSpan most = wait < TimeSpan.FromHours(1) ? wait : TimeSpan.FromHours(1);
            await ((Task)wake.WaitAsync(most, runtime.Clock.Time, token))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task RunOneAsync(CancellationToken token)
    {
        TimerRun run = Take();
        Exception? failure = await runtime.Invoker.InvokeAsync(
            Function,
            new TriggerInput(Describe(run)) { RetryCount = run.Retry, MaxRetryCount = retries.Most });
        if (failure is not null && retries.Delay(run.Retry + 1) is TimeSpan delay)
        {
            retrying = run with { Retry = run.Retry + 1 };
            retryAt = Now + delay;
            return;
        }

        if (run.Planned is DateTimeOffset due)
        {
            status.Last = due.UtcDateTime;
            next = schedule.After(due, Now);
            Save();
        }
    }

    public Task KeepAliveAsync() => Task.CompletedTask;

    public void Dispose() => file?.Dispose();

    public void RunByHand()
    {
        Interlocked.Exchange(ref byHandAt, Now.UtcTicks);
        runtime.Wake.Set();
    }

    private TimerRun Take()
    {
        if (retrying is TimerRun again && retryAt <= Now)
        {
            retrying = null;
            return again;
        }

        if (retrying is null && next <= Now)
        {
            return new TimerRun(next, 0);
        }

        Interlocked.Exchange(ref byHandAt, long.MaxValue);
        return new TimerRun(null, 0);
    }

    private void Resume(ScheduleStatus stored)
    {
        status.Last = stored.Last;
        DateTimeOffset then = new(DateTime.SpecifyKind(stored.Next, DateTimeKind.Utc));
        DateTimeOffset seen = new(DateTime.SpecifyKind(stored.LastUpdated, DateTimeKind.Utc));
        bool sameSchedule = schedule is IntervalSchedule || schedule.After(then.AddTicks(-1)) == then;
        DateTimeOffset? expected = sameSchedule ? then : schedule.After(seen);

        // A stored time beyond the next occurrence belongs to another clock or another schedule.
        next = expected < next ? expected : next;
        Save();
    }

    private void Save()
    {
        status.Next = next?.UtcDateTime ?? DateTime.MaxValue;
        status.LastUpdated = Now.UtcDateTime;
        file?.Write(status);
    }

    private TimerInfo Describe(TimerRun run) => new()
    {
        IsPastDue = file is not null && run.Planned < opened,
        ScheduleStatus = file is null ? null : new ScheduleStatus
        {
            Last = status.Last,
            Next = (run.Planned is DateTimeOffset due ? schedule.After(due, Now) : next)?.UtcDateTime
                ?? DateTime.MaxValue,
            LastUpdated = status.LastUpdated,
        },
    };

    private sealed record TimerRun(DateTimeOffset? Planned, int Retry);
}
