using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.History;

/// <summary>Makes longer candles of shorter ones.</summary>
internal static class CandleAggregation
{
    /// <summary>The candles of which every part is there, oldest first.</summary>
    public static Candle[] Whole(CandleSeries parts, Timeframe timeframe)
    {
        int needed = (int)timeframe / (int)parts.Timeframe;
        List<Candle> made = new(parts.Count / needed);
        int start = 0;
        while (start < parts.Count)
        {
            DateTimeOffset openTime = timeframe.OpenTimeAt(parts.Candles[start].OpenTime);
            int end = start;
            while (end < parts.Count && parts.Candles[end].OpenTime - openTime < timeframe.Duration())
            {
                end++;
            }

            // Parts off the grid could be as many as needed and yet leave a hole.
            if (end - start == needed && IsOnGrid(parts.Candles[start..end], openTime, parts.Timeframe.Duration()))
            {
                made.Add(Joined(parts.Candles[start..end]));
            }

            start = end;
        }

        return [.. made];
    }

    private static bool IsOnGrid(ReadOnlySpan<Candle> parts, DateTimeOffset openTime, TimeSpan length)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].OpenTime != openTime + (i * length))
            {
                return false;
            }
        }

        return true;
    }

    private static Candle Joined(ReadOnlySpan<Candle> parts)
    {
        Candle joined = parts[0];
        foreach (Candle part in parts[1..])
        {
            joined = joined with
            {
                High = Math.Max(joined.High, part.High),
                Low = Math.Min(joined.Low, part.Low),
                Close = part.Close,
                Volume = joined.Volume + part.Volume,
            };
        }

        return joined;
    }
}
