using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Decides whether the newest closed candle is an entry. Long only, pure.</summary>
public static class EntryFinder
{
    /// <summary>Looks for the kinds of entry that the rules name; the first that is found is taken.</summary>
    /// <remarks>
    /// <para>Of several refusals the first is given that says more than that nothing happened; else the first.</para>
    /// <para>
    /// The levels must be drawn from the level candles that closed at or before the signal candle opened
    /// (<see cref="LevelCandles.Before"/>). Whether the signal candle itself is fresh is for the caller to judge, who
    /// knows the time; <see cref="BreakoutSignal.ExpiresAt"/> says how long.
    /// </para>
    /// <para>
    /// When the rules name the retest, every fresh breakout is recorded as a watch, whether or not the other gates let
    /// an entry through; one that was entered as <see cref="WatchState.Taken"/>, so that it is not entered again.
    /// A breakout of a higher level takes the place of a watch. Missed candles are caught up from the series; a
    /// breakout among them is not found afterwards, as its levels are not known. Feeding a candle again, with the watch
    /// from before it or after it, gives the same decision and the same watch; a watch that has counted a later candle
    /// is handed back as it is.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The inputs or the watch are of different instruments, or a level was touched after the signal candle opened.
    /// </exception>
    public static EntryOutcome Decide(
        SignalInputs inputs,
        IReadOnlyList<PriceLevel> levels,
        LevelWatch? watch,
        SignalRules rules)
    {
        RefuseMixedSymbols(inputs, watch);
        RefuseLookAhead(inputs, levels);

        GateTrail trail = new();
        FreshBreak? broken = FreshBreak.Find(trail, inputs, levels, rules);
        EntryOutcome? retest = rules.Entries.Contains(EntryKind.Retest)
            ? RetestEntry.Decide(inputs, watch, broken, rules)
            : null;
        SignalDecision? refusal = null;
        foreach (EntryKind kind in rules.Entries)
        {
            SignalDecision decision = kind switch
            {
                EntryKind.Retest when retest is not null => retest.Decision,
                EntryKind.Momentum or EntryKind.Squeeze =>
                    broken is null ? trail.Refusal() : BreakoutEntry.Decide(kind, inputs, broken, rules),
                _ => NoKind(),
            };
            if (decision is SignalDecision.Found { Signal.Kind: not EntryKind.Retest } && broken is not null)
            {
                return new EntryOutcome(decision, retest is null ? watch : Taken(inputs, broken, watch, rules));
            }

            if (decision is SignalDecision.Found)
            {
                return new EntryOutcome(decision, retest?.Watch);
            }

            refusal = refusal is null || (IsQuiet(refusal) && !IsQuiet(decision)) ? decision : refusal;
        }

        return new EntryOutcome(refusal ?? NoKind(), retest is null ? watch : retest.Watch);
    }

    private static LevelWatch Taken(SignalInputs inputs, FreshBreak broken, LevelWatch? watch, SignalRules rules) =>
        watch?.LastCandle > inputs.SignalCandles.Last.OpenTime
            ? watch
            : LevelWatch.Of(inputs.SignalCandles, broken, rules.Retest) with { State = WatchState.Taken };

    private static SignalDecision.None NoKind() =>
        new(NoSignalReason.NoEntryKind, [Check.That("entryKind", false)]);

    private static bool IsQuiet(SignalDecision decision) =>
        decision is SignalDecision.None
        {
            Reason: NoSignalReason.NoLevel or NoSignalReason.NoBreakout or NoSignalReason.NotRetested,
        };

    private static void RefuseMixedSymbols(SignalInputs inputs, LevelWatch? watch)
    {
        Symbol symbol = inputs.SignalCandles.Symbol;
        Symbol level = inputs.LevelCandles.Symbol;
        Symbol book = inputs.Book?.Symbol ?? symbol;
        Symbol watched = watch?.Symbol ?? symbol;
        if (level != symbol || book != symbol || watched != symbol)
        {
            throw new ArgumentException(
                $"Of {symbol}, but candles of {level}, book of {book}, watch of {watched}.", nameof(inputs));
        }
    }

    private static void RefuseLookAhead(SignalInputs inputs, IReadOnlyList<PriceLevel> levels)
    {
        DateTimeOffset known = inputs.SignalCandles.Last.OpenTime - inputs.LevelCandles.Timeframe.Duration();
        for (int i = 0; i < levels.Count; i++)
        {
            if (levels[i].LastTouch > known)
            {
                throw new ArgumentException("A level knows the candle that is to break it.", nameof(levels));
            }
        }
    }
}
