namespace Breakwater.Adapters.Binance;

/// <summary>How far our clock is ahead of the venue's, as last measured.</summary>
internal sealed class VenueClock(TimeProvider clock)
{
    /// <summary>Past this a candle has closed by any clock that the boot check lets through.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    private long aheadTicks = long.MinValue;

    private bool IsMeasured => Volatile.Read(ref aheadTicks) != long.MinValue;

    private TimeSpan Ahead => IsMeasured ? TimeSpan.FromTicks(Volatile.Read(ref aheadTicks)) : TimeSpan.Zero;

    /// <summary>Takes an answer of the venue, just received, for what its clock has reached at least.</summary>
    /// <param name="venueTime">The answer.</param>
    /// <param name="askedAt">When it was asked for; a slow answer says too little and is not taken.</param>
    public void Measure(DateTimeOffset venueTime, DateTimeOffset askedAt)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - askedAt <= SlowAnswer)
        {
            Volatile.Write(ref aheadTicks, (now - venueTime).Ticks);
        }
    }

    /// <summary>Whether our clock is known to be so far ahead that the venue has not reached a time yet.</summary>
    public bool IsNotReached(DateTimeOffset time) => Ahead > TimeSpan.Zero && clock.GetUtcNow() - Ahead < time;

    /// <summary>Whether the venue has certainly reached a time.</summary>
    public bool IsReached(DateTimeOffset time) =>
        clock.GetUtcNow() - Ahead - (IsMeasured ? TimeSpan.Zero : Doubt) >= time;
}
