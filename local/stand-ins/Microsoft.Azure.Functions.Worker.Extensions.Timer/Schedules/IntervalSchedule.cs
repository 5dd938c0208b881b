namespace Breakwater.Local.Functions.Timers;

internal sealed class IntervalSchedule(TimeSpan interval) : ISchedule
{
    public DateTimeOffset? After(DateTimeOffset instant) => instant + interval;

    public DateTimeOffset? After(DateTimeOffset last, DateTimeOffset now)
    {
        long missed = Math.Max(0, (now - last).Ticks / interval.Ticks);
        return last + (interval * (missed + 1));
    }
}
