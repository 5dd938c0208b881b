using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Where a breakout is proved wrong.</summary>
internal static class StopPlacement
{
    /// <summary>
    /// Some ATR below the close, lifted to the lowest low of the newest candles where that is higher, but never nearer
    /// to the close than the rules allow.
    /// </summary>
    public static decimal Of(CandleSeries candles, decimal atr, SignalRules rules)
    {
        decimal entry = candles.Last.Close;
        decimal stop = entry - (rules.StopAtr * atr);
        if (rules.SwingLookback > 0)
        {
            stop = Math.Max(stop, LowestLow(candles.Candles[^Math.Min(rules.SwingLookback, candles.Count)..]));
        }

        return Math.Min(stop, entry - (entry * rules.MinStopPercent / 100m));
    }

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
