namespace Breakwater.Adapters.Binance;

/// <summary>What all instances have taken ahead, and until when the venue wants to be left alone.</summary>
internal sealed record RateRow
{
    /// <summary>Intervals that are remembered per pool: a wrong clock adds its own and removes nobody's.</summary>
    private const int WindowsMax = 6;

    /// <summary>Oldest first, by when they were first taken from.</summary>
    public IReadOnlyList<RateWindow> Windows { get; init; } = [];

    public IReadOnlyList<RatePause> Pauses { get; init; } = [];

    public int Granted(RatePool pool, long index) =>
        Windows.FirstOrDefault(window => window.Pool == pool.Name && window.Index == index)?.Granted ?? 0;

    public DateTimeOffset? PausedUntil(string pool) => Pauses.FirstOrDefault(pause => pause.Pool == pool)?.Until;

    public RateRow Grant(RatePool pool, long index, int more)
    {
        RateWindow granted = new(pool.Name, index, Granted(pool, index) + more);
        bool isKnown = Windows.Any(window => window.Pool == pool.Name && window.Index == index);
        RateWindow[] own = [.. Windows.Where(window => window.Pool == pool.Name)];
        RateWindow[] next = isKnown
            ? [.. own.Select(window => window.Index == index ? granted : window)]
            : [.. own.TakeLast(WindowsMax - 1), granted];

        return this with { Windows = [.. Windows.Where(window => window.Pool != pool.Name), .. next] };
    }

    /// <summary>A pause is only ever made longer.</summary>
    public RateRow Pause(string pool, DateTimeOffset until) => PausedUntil(pool) >= until
        ? this
        : this with { Pauses = [.. Pauses.Where(pause => pause.Pool != pool), new RatePause(pool, until)] };
}

/// <summary>What was taken out of one interval.</summary>
internal sealed record RateWindow(string Pool, long Index, int Granted);

/// <summary>Until when a pool is closed.</summary>
internal sealed record RatePause(string Pool, DateTimeOffset Until);
