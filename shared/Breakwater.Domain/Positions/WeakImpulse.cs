namespace Breakwater.Domain.Positions;

/// <summary>Leaves when the best price of the first candles was too little above entry, before target 1.</summary>
internal static class WeakImpulse
{
    public static PositionDecision? Decide(PositionCase position)
    {
        int asked = position.Rules.WeakImpulseCandles;
        // Candles that do not reach back to the signal may hide the best price: then nobody knows, and the trade stays.
        if (asked <= 0
            || position.Look.Candles is not { } candles
            || position.Trade.TargetsDone > 0
            || position.AgeAt(candles) < asked
            || candles.Candles[0].OpenTime > position.Trade.Signal.CandleOpenTime)
        {
            return null;
        }

        decimal shown = (position.BestPrice - position.EntryPrice) / position.EntryPrice * 100m;
        var check = Check.AtLeast("impulse.percent", shown, position.Rules.WeakImpulseMinPercent);

        return check.Passed ? null : position.Leave("weak-impulse", check);
    }
}
