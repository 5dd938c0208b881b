namespace Breakwater.Local.Exchange.Limits;

/// <summary>Request weight per minute of virtual time; who goes on after 429 is banned, each time for longer.</summary>
public sealed class WeightLimiter
{
    /// <summary>Weight per minute.</summary>
    public const int Limit = 6000;

    /// <summary>Requests in flight may still meet 429; after these the ban begins.</summary>
    public const int RequestsForgiven = 10;

    private const long Minute = 60_000;
    private const long FirstBan = 2 * Minute;
    private const long LongestBan = 3 * 24 * 60 * Minute;

    private readonly Lock gate = new();
    private long window = long.MinValue;
    private int used;
    private int refused;
    private long bannedUntil;
    private long nextBan = FirstBan;

    /// <summary>Counts a request of <paramref name="weight"/> at <paramref name="now"/>.</summary>
    public LimitVerdict Take(int weight, long now)
    {
        lock (gate)
        {
            if (now / Minute != window)
            {
                window = now / Minute;
                used = 0;
                refused = 0;
            }

            used = (int)Math.Min(used + (long)weight, int.MaxValue);
            return now < bannedUntil ? new LimitVerdict(418, used, bannedUntil)
                : used <= Limit ? new LimitVerdict(200, used, 0)
                : Refuse(now);
        }
    }

    private LimitVerdict Refuse(long now)
    {
        refused++;
        if (refused <= RequestsForgiven)
        {
            return new LimitVerdict(429, used, (window + 1) * Minute);
        }

        bannedUntil = now + nextBan;
        nextBan = Math.Min(nextBan * 2, LongestBan);
        return new LimitVerdict(418, used, bannedUntil);
    }
}
