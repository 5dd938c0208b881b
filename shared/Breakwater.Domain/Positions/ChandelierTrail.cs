using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>A stop that hangs from the highest high of the newest candles since entry.</summary>
internal static class ChandelierTrail
{
    public static StopWish? Wish(PositionCase position)
    {
        ExitRules rules = position.Rules;
        ReadOnlySpan<Candle> since = position.SinceEntry;
        if (since.IsEmpty || !position.WasAt(rules.TrailAfterR))
        {
            return null;
        }

        decimal high = PriceRange.Highest(since[^Math.Min(since.Length, rules.ChandelierLookback)..]);
        decimal atr = position.Trade.Signal.Atr;

        return new StopWish(
            "trail",
            position.Trade.Instrument.PriceDown(high - (rules.ChandelierAtr * atr)),
            rules.MinStopStepAtr * atr);
    }
}
