using Breakwater.Domain.Indicators;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>A level that the newest candle freshly closed beyond, on candles without a defect.</summary>
/// <param name="Level">The strongest such level; of equals the higher.</param>
/// <param name="Trigger">The close is above this, the close before it was not; quote currency.</param>
/// <param name="Atr">ATR of the level timeframe, quote currency, above zero.</param>
/// <param name="Trail">The gates that this took.</param>
internal sealed record FreshBreak(PriceLevel Level, decimal Trigger, decimal Atr, GateTrail Trail)
{
    private const int LevelCandlesNeeded = AverageTrueRange.StandardPeriod + 1;

    /// <summary>Null when a gate is shut, which <paramref name="trail"/> then says.</summary>
    /// <remarks>
    /// Nearly every call ends at the closes, so they are looked at first and the quality of the candles, which costs
    /// ten times as much, only of those that would go on: nothing is ever found, or recorded, on a defective series.
    /// </remarks>
    public static FreshBreak? Find(
        GateTrail trail,
        SignalInputs inputs,
        IReadOnlyList<PriceLevel> levels,
        SignalRules rules)
    {
        CandleSeries candles = inputs.SignalCandles;
        if (KnownAtr(trail, inputs, rules) is not decimal atr
            || !trail.Passes(Check.AtLeast("levels", levels.Count, 1m), NoSignalReason.NoLevel))
        {
            return null;
        }

        decimal close = candles.Last.Close;
        decimal previousClose = candles.Candles[^2].Close;
        (PriceLevel level, decimal trigger) = BestOf(levels, close, previousClose, atr, rules);

        return trail.Passes(new Check("close", close, trigger, close > trigger), NoSignalReason.NoBreakout)
            && trail.Passes(Check.AtMost("previousClose", previousClose, trigger), NoSignalReason.NoBreakout)
            && QualityGates.AreOpen(trail, inputs)
            ? new FreshBreak(level, trigger, atr, trail)
            : null;
    }

    private static decimal? KnownAtr(GateTrail trail, SignalInputs inputs, SignalRules rules)
    {
        CandleSeries level = inputs.LevelCandles;
        int known = LevelCandles.CountBefore(level, inputs.SignalCandles.Last.OpenTime);
        int needed = Math.Max(MedianWindow.StandardPeriod + 1, rules.SwingLookback);
        if (!trail.Passes(
                Check.AtLeast("signalCandles.count", inputs.SignalCandles.Count, needed), NoSignalReason.NotWarm)
            || !trail.Passes(Check.AtLeast("levelCandles.count", known, LevelCandlesNeeded), NoSignalReason.NotWarm))
        {
            return null;
        }

        decimal? atr = IndicatorValue.ToDecimal(AverageTrueRange.Last(
            level.Highs[..known], level.Lows[..known], level.Closes[..known], AverageTrueRange.StandardPeriod));

        return trail.Passes(new Check("atr", atr, 0m, atr > 0m), NoSignalReason.NotWarm) ? atr : null;
    }

    // The nearest trigger stands in, so that a refusal says how far the market was from a signal.
    private static (PriceLevel Level, decimal Trigger) BestOf(
        IReadOnlyList<PriceLevel> levels,
        decimal close,
        decimal previousClose,
        decimal atr,
        SignalRules rules)
    {
        Candidate best = default;
        for (int i = 0; i < levels.Count; i++)
        {
            decimal trigger = TriggerPrice.Of(levels[i].Price, atr, rules);
            bool isFresh = close > trigger && previousClose <= trigger;
            Candidate next = new(
                levels[i], trigger, isFresh, isFresh ? levels[i].Strength : -Math.Abs(trigger - close));
            best = i == 0 || next.IsBetterThan(best) ? next : best;
        }

        return (best.Level, best.Trigger);
    }

    private readonly record struct Candidate(PriceLevel Level, decimal Trigger, bool IsFresh, decimal Worth)
    {
        public bool IsBetterThan(Candidate other)
        {
            if (IsFresh != other.IsFresh)
            {
                return IsFresh;
            }

            return Worth == other.Worth ? Level.Price > other.Level.Price : Worth > other.Worth;
        }
    }
}
