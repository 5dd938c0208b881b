namespace Binance.Net.Transport;

/// <summary>Until when the exchange asked us to stay away (Retry-After).</summary>
internal sealed class RateLimitPause
{
    private long untilTicks;

    public void Set(DateTimeOffset until)
    {
        long earlier = Volatile.Read(ref untilTicks);
        while (until.UtcTicks > earlier)
        {
            long seen = Interlocked.CompareExchange(ref untilTicks, until.UtcTicks, earlier);
            if (seen == earlier)
            {
                return;
            }

            earlier = seen;
        }
    }

    public DateTimeOffset? After(DateTimeOffset now) =>
        Volatile.Read(ref untilTicks) is long ticks && ticks > now.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
}
