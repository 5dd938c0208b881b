using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>Plain facts about a run of candles.</summary>
internal static class PriceRange
{
    /// <summary>The highest high; zero of no candles.</summary>
    public static decimal Highest(ReadOnlySpan<Candle> candles)
    {
        decimal highest = 0m;
        foreach (Candle candle in candles)
        {
            highest = Math.Max(highest, candle.High);
        }

        return highest;
    }
}
