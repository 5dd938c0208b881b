using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Signals;

public sealed class LookAheadTests
{
    private const int History = 200;

    public static TheoryData<uint, bool> Walks => new()
    {
        { 1u, false }, { 2u, false }, { 3u, false }, { 1u, true }, { 2u, true }, { 3u, true },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public void Decide_LaterCandlesAppendedAlteredOrCut_DecidesTheSame(uint seed, bool allKinds)
    {
        SignalRules rules = allKinds ? RandomMarket.AllKinds : RandomMarket.Momentum;
        Candle[] signals = TestCandles.Walk(Timeframe.M15, 1200, seed);
        CandleSeries all = TestCandles.Series(Timeframe.H1, RandomMarket.Hours(signals));
        LevelWatch? watch = null;
        List<EntryKind> found = [];
        for (int newest = History; newest < signals.Length; newest++)
        {
            CandleSeries seen = TestCandles.Series(Timeframe.M15, signals.AsSpan(newest - History, History + 1));
            CandleSeries cut = LevelCandles.Before(all, seen.Last.OpenTime)!;
            CandleSeries altered = TestCandles.Series(Timeframe.H1, Altered(all, cut.Count));
            EntryOutcome outcome = RandomMarket.Decide(seen, cut, watch, rules);

            Same(outcome, RandomMarket.Decide(seen, all, watch, rules));
            Same(outcome, RandomMarket.Decide(seen, altered, watch, rules));
            Same(outcome, RandomMarket.Decide(seen, cut, outcome.Watch, rules));
            watch = outcome.Watch;
            if (outcome.Decision is SignalDecision.Found { Signal.Kind: EntryKind kind })
            {
                found.Add(kind);
            }
        }

        // Otherwise the test would compare refusals only.
        Assert.InRange(found.Count, 3, 500);
        Assert.Equal(allKinds, found.Contains(EntryKind.Retest));
        Assert.Equal(allKinds, found.Contains(EntryKind.Squeeze));
    }

    [Fact]
    public void Decide_AnyMarket_KnowsNothingOfWhatComesAfter()
    {
        int watched = 0;
        Prop.ForAll<int[], PositiveInt>((steps, seed) =>
        {
            int[] past = TestCandles.Steps(160, (uint)seed.Get);
            Candle[] known = TestCandles.Walk(Timeframe.M15, past);
            Candle[] later = TestCandles.Walk(Timeframe.M15, [.. past, .. steps, .. steps]);
            EntryOutcome before = Last(known, known);
            watched += before.Watch is null ? 0 : 1;

            return DecisionText.Of(before) == DecisionText.Of(Last(later, known));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

        Assert.InRange(watched, 10, 100);

        static EntryOutcome Last(Candle[] candles, Candle[] known)
        {
            CandleSeries hours = TestCandles.Series(Timeframe.H1, RandomMarket.Hours(candles));
            EntryOutcome outcome = new(null!, null);
            for (int count = 120; count <= known.Length; count++)
            {
                outcome = RandomMarket.Decide(
                    TestCandles.Series(Timeframe.M15, candles.AsSpan(0, count)),
                    hours,
                    outcome.Watch,
                    RandomMarket.AllKinds);
            }

            return outcome;
        }
    }

    [Fact]
    public void Decide_AnyMarketMissedForAWhile_CatchesUpToWhatItWouldBe()
    {
        HashSet<WatchState> states = [];
        Prop.ForAll<int[], PositiveInt>((steps, seed) =>
        {
            // Small steps keep price near the level; no level is known, so that nothing takes the watch's place.
            int[] near = [.. steps.Concat(TestCandles.Steps(12, (uint)seed.Get)).Select(static step => step % 4)];
            Story story = Story.Breakout().WithRetest(static rules => rules with { MinActivity = 1m })
                with { Later = [] };
            foreach (int step in near)
            {
                decimal open = story.Candles[^1].Close;
                story = story.Then(
                    open, Math.Max(open, open + step) + 1m, Math.Min(open, open + step) - 1m, open + step,
                    5m + (story.Candles.Count * 5 % 11));
            }

            LevelWatch recorded = story.At(Story.BreakoutCount, null).Watch!;
            EntryOutcome played = story.Play();
            EntryOutcome late = story.At(story.Candles.Count, recorded);
            states.Add(played.Watch!.State);

            return DecisionText.Of(played) == DecisionText.Of(late);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

        Assert.Contains(WatchState.Retested, states);
        Assert.Contains(WatchState.PiercedTooFar, states);
    }

    private static void Same(EntryOutcome expected, EntryOutcome actual) =>
        Assert.Equal(DecisionText.Of(expected), DecisionText.Of(actual));

    private static Candle[] Altered(CandleSeries series, int from)
    {
        Candle[] candles = series.Candles.ToArray();
        for (int i = from; i < candles.Length; i++)
        {
            candles[i] = candles[i] with { High = 99_999m, Low = 1m, Close = 50_000m };
        }

        return candles;
    }
}
