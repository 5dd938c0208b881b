namespace Breakwater.Adapters.Binance;

/// <summary>How far our clock is ahead of the venue's, as last measured.</summary>
public sealed class VenueClock(TimeProvider clock)
{
    /// <summary>Past this a candle has closed by any clock that the boot check lets through.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(2);

    private VenueOffset? last;

    /// <summary>The last measurement; null before the first.</summary>
    public VenueOffset? Last => Volatile.Read(ref last);

    /// <summary>A time that the venue's clock has reached, close to what it shows; ours when never measured.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() - Ahead;

    private TimeSpan Ahead => Last?.Ahead ?? TimeSpan.Zero;

    /// <summary>Takes an answer of the venue, just received, for what its clock has reached at least.</summary>
    /// <param name="venueTime">The answer.</param>
    /// <param name="askedAt">When it was asked for; a slow answer says too little and is not taken.</param>
    public void Measure(DateTimeOffset venueTime, DateTimeOffset askedAt)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (now - askedAt <= SlowAnswer)
        {
            Volatile.Write(ref last, new VenueOffset(now - venueTime, now));
        }
    }

    /// <summary>Whether it was measured within the last <paramref name="span"/>.</summary>
    public bool IsFresh(TimeSpan span) => Last is { } offset && clock.GetUtcNow() - offset.MeasuredAt < span;

    /// <summary>Whether our clock is known to be so far ahead that the venue has not reached a time yet.</summary>
    public bool IsNotReached(DateTimeOffset time) => Ahead > TimeSpan.Zero && Now < time;

    /// <summary>Whether the venue has certainly reached a time.</summary>
    public bool IsReached(DateTimeOffset time) => Now - (Last is null ? Doubt : TimeSpan.Zero) >= time;
}

/// <summary>A measurement of the venue's clock.</summary>
/// <param name="Ahead">How far ours was ahead, the way of the answer included; negative when it was behind.</param>
/// <param name="MeasuredAt">When, by our clock.</param>
public sealed record VenueOffset(TimeSpan Ahead, DateTimeOffset MeasuredAt);
