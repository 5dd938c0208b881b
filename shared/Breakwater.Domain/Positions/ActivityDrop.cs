using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>Leaves when nobody trades any more: the crowd that made the breakout is gone.</summary>
/// <remarks>
/// Measured against the breakout candle's volume. When that candle is no longer, or not yet, followed by a whole window
/// in the candles at hand, the activity is unknown and the trade stays: a guess is no reason to sell.
/// </remarks>
internal static class ActivityDrop
{
    public static PositionDecision? Decide(PositionCase position)
    {
        int window = position.Rules.ActivityWindowCandles;
        if (window <= 0 || position.Look.Candles is not { } candles)
        {
            return null;
        }

        int breakout = IndexOf(candles, position.Trade.Signal.CandleOpenTime);
        if (breakout < 0 || candles.Count - 1 - breakout < window)
        {
            return null;
        }

        decimal activity = Volume(candles.Candles[^window..]) / window;
        decimal least = position.Rules.ActivityDropShare * candles.Candles[breakout].Volume;
        var check = Check.AtLeast("activity.volume", activity, least);

        return check.Passed ? null : position.Leave("activity-drop", check);
    }

    private static int IndexOf(CandleSeries candles, DateTimeOffset openTime)
    {
        int index = candles.Count - 1;
        while (index >= 0 && candles.Candles[index].OpenTime != openTime)
        {
            index--;
        }

        return index;
    }

    private static decimal Volume(ReadOnlySpan<Candle> candles)
    {
        decimal volume = 0m;
        foreach (Candle candle in candles)
        {
            volume += candle.Volume;
        }

        return volume;
    }
}
