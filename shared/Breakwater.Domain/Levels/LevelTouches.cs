using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>The touches of one price: swing highs just below it from which price fell back far enough.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">Index of the first; meaningless when there is none.</param>
/// <param name="Last">Index of the last.</param>
internal readonly record struct LevelTouches(int Count, int First, int Last)
{
    /// <summary>Counts the touches of <paramref name="price"/> by the swing highs <paramref name="peaks"/>.</summary>
    /// <remarks>
    /// Swing highs between which price did not fall back are one touch. The fall is over when price is touched again
    /// or passed, so that a crash after a rise through the level is no touch of it.
    /// </remarks>
    public static LevelTouches Of(CandleSeries series, ReadOnlySpan<int> peaks, double price, LevelZone zone)
    {
        LevelTouches touches = default;
        ReadOnlySpan<double> highs = series.Highs;
        int near = -1;
        foreach (int peak in peaks)
        {
            if (zone.Holds(highs[peak], price))
            {
                touches = near >= 0 && FallsAfter(series, near, peak, price, zone) ? touches.And(near) : touches;
                near = peak;
            }
        }

        return near >= 0 && FallsAfter(series, near, highs.Length, price, zone) ? touches.And(near) : touches;
    }

    /// <summary>With the candle that made the level; it is a touch when there is no other.</summary>
    public LevelTouches Including(int origin) => Count == 0
        ? new LevelTouches(1, origin, origin)
        : new LevelTouches(Count, Math.Min(First, origin), Math.Max(Last, origin));

    /// <summary>The greater number, over the time of both.</summary>
    public LevelTouches Joining(LevelTouches other) => new(
        Math.Max(Count, other.Count), Math.Min(First, other.First), Math.Max(Last, other.Last));

    private static bool FallsAfter(CandleSeries series, int peak, int end, double price, LevelZone zone)
    {
        ReadOnlySpan<double> highs = series.Highs;
        ReadOnlySpan<double> lows = series.Lows;
        double high = highs[peak];
        for (int i = peak + 1; i < end && highs[i] <= price; i++)
        {
            if (high - lows[i] >= zone.Reaction)
            {
                return true;
            }
        }

        return false;
    }

    private LevelTouches And(int touch) => new(Count + 1, Count == 0 ? touch : First, touch);
}

/// <summary>How near is a touch, and how far is a reaction, in quote currency.</summary>
internal readonly record struct LevelZone(double Tolerance, double Reaction)
{
    /// <summary>Whether <paramref name="high"/> touches <paramref name="price"/> from below.</summary>
    public bool Holds(double high, double price) => high <= price && high >= price - Tolerance;
}
