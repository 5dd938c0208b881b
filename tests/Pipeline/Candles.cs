using Breakwater.Domain.Markets;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Series that end with the candle that closed last before <see cref="TestRules.Start"/>.</summary>
internal static class Candles
{
    /// <summary>Each ranges from 99 to 101; <paramref name="range"/> widens that.</summary>
    public static Candle[] Flat(Timeframe timeframe, int count, decimal range = 2m)
    {
        DateTimeOffset first = timeframe.OpenTimeAt(TestRules.Start) - (count * timeframe.Duration());

        return
        [
            .. Enumerable.Range(0, count).Select(slot => new Candle(
                first + (slot * timeframe.Duration()), 100m, 100m + (range / 2m), 100m - (range / 2m), 100m, 10m)),
        ];
    }
}
