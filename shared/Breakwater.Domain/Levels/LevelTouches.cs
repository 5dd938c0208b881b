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
        for (int i = 0; i < peaks.Length; i++)
        {
            int peak = peaks[i];
            if (!zone.Holds(series.Highs[peak], price))
            {
                continue;
            }

            if (series.Highs[peak] - LowAfter(series, peaks[i..], price, zone) >= zone.Reaction)
            {
                touches = new LevelTouches(touches.Count + 1, touches.Count == 0 ? peak : touches.First, peak);
            }
        }

        return touches;
    }

    private static double LowAfter(CandleSeries series, ReadOnlySpan<int> peaks, double price, LevelZone zone)
    {
        int end = series.Count;
        foreach (int later in peaks[1..])
        {
            if (zone.Holds(series.Highs[later], price))
            {
                end = later;
                break;
            }
        }

        double lowest = double.PositiveInfinity;
        for (int i = peaks[0] + 1; i < end && series.Highs[i] <= price; i++)
        {
            lowest = Math.Min(lowest, series.Lows[i]);
        }

        return lowest;
    }
}

/// <summary>How near is a touch, and how far is a reaction, in quote currency.</summary>
internal readonly record struct LevelZone(double Tolerance, double Reaction)
{
    /// <summary>Whether <paramref name="high"/> touches <paramref name="price"/> from below.</summary>
    public bool Holds(double high, double price) => high <= price && high >= price - Tolerance;
}
