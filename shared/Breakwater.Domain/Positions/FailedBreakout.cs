namespace Breakwater.Domain.Positions;

/// <summary>Leaves when a candle soon after the signal's closes below the level again, before target 1.</summary>
internal static class FailedBreakout
{
    public static PositionDecision? Decide(PositionCase position)
    {
        if (position.Look.Candles is not { } candles || position.Trade.TargetsDone > 0)
        {
            return null;
        }

        // A retest's signal has its own candle and the level that held: the count starts anew there.
        long age = position.AgeAt(candles);
        var above = Check.AtLeast("close", candles.Last.Close, position.Trade.Signal.LevelPrice);

        return age >= 1 && age <= position.Rules.FailedBreakoutCandles && !above.Passed
            ? position.Leave("failed-breakout", above)
            : null;
    }
}
