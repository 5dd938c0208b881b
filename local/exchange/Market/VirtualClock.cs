namespace Breakwater.Local.Exchange.Market;

/// <summary>The exchange's time: set from outside, or running with the real one from the same start.</summary>
public sealed class VirtualClock
{
    private readonly Lock gate = new();
    private readonly TimeProvider? realTime;
    private readonly long started;
    private long current;

    /// <summary>Stands at <paramref name="from"/>; with <paramref name="realTime"/> it runs by itself.</summary>
    public VirtualClock(long from, long until, TimeProvider? realTime = null)
    {
        From = from;
        Until = until;
        current = from;
        this.realTime = realTime;
        started = realTime?.GetTimestamp() ?? 0;
    }

    public long From { get; }

    public long Until { get; }

    public bool RunsByItself => realTime is not null;

    public long Now => realTime is null
        ? Volatile.Read(ref current)
        : Math.Min(Until, From + (long)realTime.GetElapsedTime(started).TotalMilliseconds);

    /// <summary>Moves on to <paramref name="time"/>, at most to the end; false when that would be backwards.</summary>
    public bool TryMoveTo(long time)
    {
        if (RunsByItself)
        {
            return false;
        }

        lock (gate)
        {
            if (time < current)
            {
                return false;
            }

            Volatile.Write(ref current, Math.Min(time, Until));
            return true;
        }
    }
}
