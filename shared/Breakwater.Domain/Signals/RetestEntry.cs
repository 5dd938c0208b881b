using System.Diagnostics.CodeAnalysis;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>The entry at the first pull-back to a level whose breakout was recorded.</summary>
internal static class RetestEntry
{
    /// <summary>Brings <paramref name="stored"/> up to the newest candle, records a breakout, judges.</summary>
    /// <remarks>
    /// The decision follows from the watch that is handed back and the candles alone. A watch that has counted the
    /// newest candle is not changed by it again, so the same candle twice gives the same twice.
    /// </remarks>
    public static EntryOutcome Decide(
        SignalInputs inputs,
        LevelWatch? stored,
        FreshBreak? broken,
        SignalRules rules)
    {
        CandleSeries candles = inputs.SignalCandles;
        GateTrail trail = new();
        LevelWatch? watch = stored is null ? null : WatchLife.UpTo(trail, stored, candles, rules);
        if (trail.Reason != NoSignalReason.None)
        {
            return new EntryOutcome(trail.Refusal(), stored);
        }

        if (broken is not null && IsToBeRecorded(watch, broken.Level.Price, candles.Last.OpenTime, rules.Retest))
        {
            watch = LevelWatch.Of(candles, broken, rules.Retest);
        }

        if (!IsRetest(trail, watch, candles, rules))
        {
            return new EntryOutcome(trail.Refusal(), watch);
        }

        // On defective candles nothing has happened: the next sound series catches up.
        if (!QualityGates.AreOpen(trail, inputs))
        {
            return new EntryOutcome(trail.Refusal(), stored);
        }

        BreakoutSignal signal = RetestGates.Plan(watch, candles, rules).ToSignal(inputs, rules);

        return new EntryOutcome(new SignalDecision.Found(signal, trail.Checks), watch);
    }

    private static bool IsToBeRecorded(LevelWatch? watch, decimal price, DateTimeOffset candle, RetestRules rules)
    {
        if (watch is null)
        {
            return true;
        }

        bool isEntry = watch.State == WatchState.Retested && watch.LastCandle == candle;

        return !isEntry && watch.LastCandle <= candle && !watch.StandsAgainst(price, candle, rules);
    }

    private static bool IsRetest(
        GateTrail trail,
        [NotNullWhen(true)] LevelWatch? watch,
        CandleSeries candles,
        SignalRules rules)
    {
        WatchState state = watch?.LastCandle == candles.Last.OpenTime ? watch.State : WatchState.None;
        bool isWatched = state is not (WatchState.None or WatchState.Taken or WatchState.Lost);

        return trail.Passes(
                Check.That("retest.watch", isWatched),
                state == WatchState.Lost ? NoSignalReason.WatchOver : NoSignalReason.NotRetested)
            && watch is not null
            && RetestGates.AreOpen(trail, watch, candles, candles.Count - 1, rules);
    }
}
