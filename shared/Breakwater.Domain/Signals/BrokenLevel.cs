using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>A level with the close that breaks it.</summary>
/// <param name="Level">The level.</param>
/// <param name="Trigger">A close above this breaks it, quote currency.</param>
internal readonly record struct BrokenLevel(PriceLevel Level, decimal Trigger)
{
    /// <summary>The strongest level that the newest candle freshly broke, or else the nearest.</summary>
    public static BrokenLevel Of(CandleSeries candles, IReadOnlyList<PriceLevel> levels, decimal atr, SignalRules rules)
    {
        decimal close = candles.Last.Close;
        decimal previousClose = candles.Candles[^2].Close;

        // The nearest trigger stands in, so that a refusal says how far the market was from a signal.
        return levels
            .Select(level => new BrokenLevel(level, TriggerOf(level, atr, rules)))
            .OrderByDescending(broken => broken.IsFresh(close, previousClose))
            .ThenBy(broken => broken.IsFresh(close, previousClose)
                ? -broken.Level.Strength
                : Math.Abs(broken.Trigger - close))
            .ThenByDescending(static broken => broken.Level.Price)
            .First();
    }

    private static decimal TriggerOf(PriceLevel level, decimal atr, SignalRules rules) =>
        level.Price + Math.Max(rules.BreakAtr * atr, rules.BreakPercent / 100m * level.Price);

    private bool IsFresh(decimal close, decimal previousClose) => close > Trigger && previousClose <= Trigger;
}
