namespace Breakwater.Adapters.Binance;

/// <summary>One of the venue's limits: so much in each interval, which begin at whole multiples of it, UTC.</summary>
/// <param name="Name">What it counts, and for whom.</param>
/// <param name="Interval">How long it counts.</param>
/// <param name="Limit">How much is allowed.</param>
/// <param name="ChunkMax">How much an instance takes ahead at most.</param>
internal sealed record RatePool(string Name, TimeSpan Interval, int Limit, int ChunkMax)
{
    /// <summary>
    /// A clock may be off by so much, and an answer be under way so long: a request that near to the end of an interval
    /// is charged to both. The venue refuses what is signed further ahead of its time than this.
    /// </summary>
    public static readonly TimeSpan Blur = TimeSpan.FromSeconds(1);

    /// <summary>The interval or the two that <paramref name="now"/> may belong to.</summary>
    public IEnumerable<long> At(DateTimeOffset now)
    {
        long first = (now - Blur).UtcTicks / Interval.Ticks;
        long last = (now + Blur).UtcTicks / Interval.Ticks;

        return first == last ? [first] : [first, last];
    }

    /// <summary>When no clock is in interval <paramref name="index"/> any more.</summary>
    public DateTimeOffset EndOf(long index) => new DateTimeOffset((index + 1) * Interval.Ticks, TimeSpan.Zero) + Blur;
}

/// <summary>What a request takes out of one interval of a pool.</summary>
internal readonly record struct RateCharge(RatePool Pool, long Index, int Amount);
