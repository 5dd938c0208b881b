namespace Breakwater.Domain.Markets;

/// <summary>Finds candles that are missing, twice there, at the wrong place or between two slots.</summary>
internal static class CandleDisorder
{
    // Everything is judged by grid slot, so that a candle a second late is off the grid and not also a gap.
    public static void Find(ReadOnlySpan<Candle> candles, TimeSpan interval, List<CandleDefect> defects)
    {
        HashSet<long>? known = null;
        long newest = 0;
        for (int i = 0; i < candles.Length; i++)
        {
            DateTimeOffset openTime = candles[i].OpenTime;
            (long slot, long offGrid) = Math.DivRem(openTime.UtcTicks, interval.Ticks);
            if (offGrid != 0)
            {
                decimal seconds = (decimal)offGrid / TimeSpan.TicksPerSecond;
                defects.Add(new(CandleDefectKind.OffGrid, openTime, seconds));
            }

            if (i > 0 && slot <= newest)
            {
                known ??= Slots(candles[..i], interval);
                bool isKnown = slot == newest || known.Contains(slot);
                defects.Add(new(isKnown ? CandleDefectKind.Duplicate : CandleDefectKind.OutOfOrder, openTime, null));
            }
            else if (i > 0 && slot > newest + 1)
            {
                DateTimeOffset missing = new((newest + 1) * interval.Ticks, TimeSpan.Zero);
                defects.Add(new(CandleDefectKind.Gap, missing, slot - newest - 1));
            }

            known?.Add(slot);
            newest = i == 0 ? slot : Math.Max(newest, slot);
        }
    }

    // Looked up only after a first disorder, which most series never have.
    private static HashSet<long> Slots(ReadOnlySpan<Candle> candles, TimeSpan interval)
    {
        HashSet<long> slots = new(candles.Length);
        foreach (ref readonly Candle candle in candles)
        {
            slots.Add(candle.OpenTime.UtcTicks / interval.Ticks);
        }

        return slots;
    }
}
