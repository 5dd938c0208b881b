using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Where an entry is proved wrong.</summary>
internal static class StopPlacement
{
    /// <summary>
    /// Of a breakout: some ATR below the close, lifted to the lowest low of the newest candles where that is higher,
    /// but never nearer to the close than the rules allow.
    /// </summary>
    public static decimal Of(CandleSeries candles, decimal atr, SignalRules rules)
    {
        decimal entry = candles.Last.Close;
        decimal stop = entry - (rules.StopAtr * atr);
        if (rules.SwingLookback > 0)
        {
            stop = Math.Max(stop, LowestLow(candles.Candles[^Math.Min(rules.SwingLookback, candles.Count)..]));
        }

        return NoNearer(stop, entry, rules);
    }

    /// <summary>The stop, pushed down to the least distance from the entry where it is nearer.</summary>
    public static decimal NoNearer(decimal stop, decimal entry, SignalRules rules) =>
        Math.Min(stop, entry - (entry * rules.MinStopPercent / 100m));

    /// <summary>Whether the stop is below the entry and can be placed.</summary>
    public static bool IsOpen(GateTrail trail, decimal entry, decimal stop, SignalRules rules) =>
        trail.Passes(
            new Check("stopPercent", (entry - stop) / entry * 100m, rules.MinStopPercent, stop < entry),
            NoSignalReason.StopTooNear)
        && trail.Passes(new Check("stop", stop, 0m, stop > 0m), NoSignalReason.StopNotPositive);

    private static decimal LowestLow(ReadOnlySpan<Candle> candles)
    {
        decimal lowest = candles[0].Low;
        foreach (Candle candle in candles)
        {
            lowest = Math.Min(lowest, candle.Low);
        }

        return lowest;
    }
}
