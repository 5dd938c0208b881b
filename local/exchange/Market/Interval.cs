using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Breakwater.Local.Exchange.Market;

/// <summary>A candle interval by its Binance name. Names are case-sensitive: 1m is a minute, 1M a month.</summary>
public sealed record Interval
{
    private const long Minute = 60_000;
    private const long Day = 1440 * Minute;

    // 1970-01-05 was the first Monday.
    private const long WeekOffset = 4 * Day;

    private static readonly FrozenDictionary<string, Interval> ByName = new Interval[]
    {
        new("1m", Minute), new("3m", 3 * Minute), new("5m", 5 * Minute), new("15m", 15 * Minute),
        new("30m", 30 * Minute), new("1h", 60 * Minute), new("2h", 120 * Minute), new("4h", 240 * Minute),
        new("6h", 360 * Minute), new("8h", 480 * Minute), new("12h", 720 * Minute), new("1d", Day),
        new("3d", 3 * Day), new("1w", 7 * Day), new("1M", 30 * Day),
    }.ToFrozenDictionary(interval => interval.Name, StringComparer.Ordinal);

    private Interval(string name, long milliseconds)
    {
        Name = name;
        Milliseconds = milliseconds;
    }

    public string Name { get; }

    /// <summary>The length; for a month, 30 days.</summary>
    public long Milliseconds { get; }

    private bool IsMonth => Name == "1M";

    private long Offset => Name == "1w" ? WeekOffset : 0;

    public static bool TryParse(string name, [NotNullWhen(true)] out Interval? interval) =>
        ByName.TryGetValue(name, out interval);

    public static Interval Parse(string name) => ByName[name];

    /// <summary>Whether candles of <paramref name="source"/> fill candles of this interval without being cut.</summary>
    public bool IsMultipleOf(Interval source) =>
        IsMonth ? Day % source.Milliseconds == 0 : (Milliseconds - Offset) % source.Milliseconds == 0;

    /// <summary>The open time of the candle that holds <paramref name="time"/>.</summary>
    public long OpenOf(long time)
    {
        if (IsMonth)
        {
            DateTimeOffset date = DateTimeOffset.FromUnixTimeMilliseconds(time);
            return new DateTimeOffset(date.Year, date.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        }

        return time - ((time - Offset) % Milliseconds);
    }

    /// <summary>The open time of the candle after the one that opens at <paramref name="open"/>.</summary>
    public long NextOpen(long open) => IsMonth
        ? DateTimeOffset.FromUnixTimeMilliseconds(open).AddMonths(1).ToUnixTimeMilliseconds()
        : open + Milliseconds;
}
