using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>How much a level has been worth: half for its touches, the rest for its age and for holding.</summary>
internal static class LevelStrength
{
    private const decimal TouchesFull = 5m;
    private const decimal SpanHoursFull = 168m;

    // A level that a fifth of all closes were beyond is worth nothing more.
    private const decimal PiercePenalty = 5m;

    public static decimal Of(CandleSeries series, double price, LevelTouches touches)
    {
        TimeSpan span = series.Candles[touches.Last].OpenTime - series.Candles[touches.First].OpenTime;
        decimal count = Math.Min(1m, touches.Count / TouchesFull);
        decimal age = Math.Clamp((decimal)span.TotalHours / SpanHoursFull, 0m, 1m);
        decimal held = Math.Max(0m, 1m - (PiercePenalty * ClosesBeyond(series, price, touches.First)));

        return (0.5m * count) + (0.2m * age) + (0.3m * held);
    }

    private static decimal ClosesBeyond(CandleSeries series, double price, int first)
    {
        int beyond = 0;
        foreach (double close in series.Closes[first..])
        {
            beyond += close > price ? 1 : 0;
        }

        return (decimal)beyond / (series.Count - first);
    }
}
