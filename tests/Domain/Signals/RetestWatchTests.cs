using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>Candles that come twice, late, or never, and breakouts while another is watched.</summary>
public sealed class RetestWatchTests
{
    [Fact]
    public void Decide_SameCandleAgain_SameDecisionWithTheOldAndTheNewWatch()
    {
        Story story = Story.Held();
        LevelWatch before = Story.PullBack().Play().Watch!;
        EntryOutcome first = story.At(43, before);

        Same(first, story.At(43, before));
        Same(first, story.At(43, first.Watch));
        Assert.IsType<SignalDecision.Found>(first.Decision);
    }

    [Fact]
    public void Decide_OlderCandleThanTheWatchKnows_ChangesNothing()
    {
        LevelWatch watch = Story.Held().Play().Watch! with { State = WatchState.PullBack };
        foreach (int count in (int[])[40, 41, 42])
        {
            EntryOutcome outcome = Story.Held().At(count, watch);

            Assert.Same(watch, outcome.Watch);
            Assert.IsType<SignalDecision.None>(outcome.Decision);
        }
    }

    [Fact]
    public void Decide_MomentumOnAnOlderCandleThanTheWatchKnows_KeepsTheWatch()
    {
        LevelWatch watch = Story.Away().Play().Watch!;
        Story story = Story.Away().With(static rules => rules with
        {
            Entries = [EntryKind.Momentum, EntryKind.Retest],
        });
        EntryOutcome outcome = story.At(40, watch);

        Assert.IsType<SignalDecision.Found>(outcome.Decision);
        Assert.Same(watch, outcome.Watch);
    }

    [Fact]
    public void Decide_MissedCandles_AreCaughtUp()
    {
        LevelWatch recorded = Story.Breakout().Play().Watch!;
        EntryOutcome late = Story.Held().At(43, recorded);

        Same(Story.Held().Play(), late);
        Assert.IsType<SignalDecision.Found>(late.Decision);
    }

    [Fact]
    public void Decide_PullBackHeldWhileAway_IsUsedUpWithoutAnEntry()
    {
        LevelWatch recorded = Story.Breakout().Play().Watch!;
        Story story = Story.Held().Then(1004m, 1005m, 1001m, 1004.5m);
        EntryOutcome late = story.At(44, recorded);

        Assert.Equal(Story.Held().Play().Watch, late.Watch);
        Assert.IsType<SignalDecision.None>(late.Decision);
    }

    [Fact]
    public void Decide_SeriesThatDoesNotReachBack_LosesTheWatch()
    {
        Story story = Story.Away().Idle(30);
        LevelWatch away = Story.Away().Play().Watch!;
        Candle[] candles = [.. story.Candles];

        EntryOutcome joined = story.Decide(TestCandles.Series(Timeframe.M15, candles.AsSpan(41)), away);
        EntryOutcome parted = story.Decide(TestCandles.Series(Timeframe.M15, candles.AsSpan(42)), away);

        Assert.Equal(WatchState.Away, joined.Watch!.State);
        Assert.Equal(
            away with { State = WatchState.Lost, LastCandle = candles[^1].OpenTime }, parted.Watch);
        Assert.Equal(NoSignalReason.WatchOver, Assert.IsType<SignalDecision.None>(parted.Decision).Reason);
        Same(parted, story.Decide(TestCandles.Series(Timeframe.M15, candles.AsSpan(42)), parted.Watch));
    }

    [Fact]
    public void Decide_GapSinceTheLastCandle_ChangesNothingUntilItIsMended()
    {
        LevelWatch away = Story.Away().Play().Watch!;
        Story story = Story.Held();
        Candle[] candles = [.. story.Candles.Take(41), .. story.Candles.Skip(42)];
        EntryOutcome torn = story.Decide(TestCandles.Series(Timeframe.M15, candles), away);

        Assert.Same(away, torn.Watch);
        Assert.Equal(NoSignalReason.DefectiveCandles, Assert.IsType<SignalDecision.None>(torn.Decision).Reason);
        Same(story.Play(), story.At(43, torn.Watch));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_HeldButDefectElsewhere_IsNoEntryAndChangesNothing(bool inSignalCandles)
    {
        LevelWatch before = Story.PullBack().Play().Watch!;
        Story story = Story.Held();
        Candle[] candles = [.. story.Candles.Skip(5)];
        if (inSignalCandles)
        {
            candles[3] = candles[3] with { Volume = -1m };
        }
        else
        {
            story = story with { LevelCandles = Market.Hours(28) };
        }

        EntryOutcome outcome = story.Decide(TestCandles.Series(Timeframe.M15, candles), before);

        Assert.Same(before, outcome.Watch);
        Assert.Equal(NoSignalReason.DefectiveCandles, Assert.IsType<SignalDecision.None>(outcome.Decision).Reason);
    }

    [Fact]
    public void Decide_HigherLevelBreaksWhileWatching_TakesItsPlace()
    {
        Story story = Story.Away() with { Later = [Market.LevelAt(1008m, 0.1m)] };
        EntryOutcome outcome = story.Then(1006m, 1012m, 1006m, 1011m).Play();

        Assert.Equal(1008m, outcome.Watch!.LevelPrice);
        Assert.Equal(outcome.Watch.LastCandle, outcome.Watch.BreakoutCandle);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(999)]
    public void Decide_SameOrLowerLevelBreaksWhileWatching_ChangesNothing(int price)
    {
        Story story = Story.Breakout().WithRetest(static rules => rules with { FalseBreakCandles = 0 })
            with { Later = [Market.LevelAt(price, 0.9m)] };
        EntryOutcome outcome = story.Then(1000m, 1001m, 999m, 999m).Then(999m, 1004m, 999m, 1003m).Play();

        Assert.Equal(TestCandles.Start.AddHours(30), outcome.Watch!.BreakoutCandle);
        Assert.Equal(1000m, outcome.Watch.LevelPrice);
    }

    [Fact]
    public void Decide_SameLevelBreaksAfterAFalseBreakout_IsRecordedAnew()
    {
        EntryOutcome outcome = Story.Breakout()
            .Then(1003m, 1003m, 999m, 999m)
            .Then(999m, 1004m, 999m, 1003m)
            .Play();

        Assert.Equal(WatchState.Watching, outcome.Watch!.State);
        Assert.Equal(TestCandles.Start.AddHours(30.5), outcome.Watch.BreakoutCandle);
    }

    [Fact]
    public void Decide_SameLevelBreaksAfterARetest_IsRecordedOnlyWhenTheWatchWouldBeOver()
    {
        Story story = Story.Held()
            .WithRetest(static rules => rules with { WatchHours = 2m })
            .Then(1003m, 1003m, 999m, 999m);
        Story soon = story.Then(999m, 1004m, 999m, 1003m);
        Story late = story.Then(999m, 1000m, 999m, 999m).Then(999m, 1000m, 999m, 999m)
            .Then(999m, 1000m, 999m, 999m).Then(999m, 1000m, 999m, 999m).Then(999m, 1004m, 999m, 1003m);

        Assert.Equal(WatchState.Retested, soon.State());
        Assert.Equal(WatchState.Watching, late.State());
        Assert.Equal(late.Candles[^1].OpenTime, late.Play().Watch!.BreakoutCandle);
    }

    [Theory]
    [InlineData(WatchState.Taken, false)]
    [InlineData(WatchState.Missed, false)]
    [InlineData(WatchState.Retested, false)]
    [InlineData(WatchState.PiercedTooFar, true)]
    [InlineData(WatchState.Expired, true)]
    [InlineData(WatchState.Lost, true)]
    public void Decide_SameLevelBreaksAfterTheWatchEnded_IsRecordedUnlessItWasUsedUp(WatchState state, bool recorded)
    {
        Story story = Story.Away().Then(1003m, 1003m, 999m, 999m).Then(999m, 1004m, 999m, 1003m);
        LevelWatch ended = Story.Away().Play().Watch! with { State = state };
        EntryOutcome outcome = story.At(43, ended);

        Assert.Equal(recorded, ended != outcome.Watch);
        Assert.Equal(recorded ? WatchState.Watching : state, outcome.Watch!.State);
    }

    [Fact]
    public void Decide_EndedWatchAndASeriesThatDoesNotReachBack_StaysAsItEnded()
    {
        Story story = Story.Held().Idle(30);
        LevelWatch ended = Story.Held().Play().Watch!;
        EntryOutcome outcome =
            story.Decide(TestCandles.Series(Timeframe.M15, [.. story.Candles.TakeLast(25)]), ended);

        Assert.Same(ended, outcome.Watch);
    }

    [Fact]
    public void Decide_BreakoutOlderThanWhatTheWatchKnows_IsNotRecorded()
    {
        LevelWatch ended = Story.Away().Play().Watch! with { State = WatchState.FalseBreakout };

        Assert.Same(ended, Story.Away().At(Story.BreakoutCount, ended).Watch);
    }

    [Fact]
    public void Decide_RetestThatAlsoBreaksAHigherLevel_IsTheRetest()
    {
        LevelWatch before = Story.PullBack().Play().Watch!;
        Story both = Story.PullBack().Then(1003m, 1006m, 1001m, 1006m)
            with { Later = [Market.LevelAt(1004.5m, 0.5m)] };
        EntryOutcome outcome = both.At(43, before);

        Assert.Equal(EntryKind.Retest, Assert.IsType<SignalDecision.Found>(outcome.Decision).Signal.Kind);
        Assert.Equal(1000m, outcome.Watch!.LevelPrice);
        Same(outcome, both.At(43, outcome.Watch));

        // Entered as momentum the higher level is what was taken.
        Story momentum = both.With(static rules => rules with
        {
            MinVolumeMultiplier = 1m,
            Entries = [EntryKind.Momentum, EntryKind.Retest],
        });
        outcome = momentum.At(43, before);
        Assert.Equal(EntryKind.Momentum, Assert.IsType<SignalDecision.Found>(outcome.Decision).Signal.Kind);
        Assert.Equal((1004.5m, WatchState.Taken), (outcome.Watch!.LevelPrice, outcome.Watch.State));
        Same(outcome, momentum.At(43, outcome.Watch));
    }

    [Fact]
    public void Decide_WatchOfAnotherInstrument_Throws()
    {
        LevelWatch watch = Story.Away().Play().Watch! with { Symbol = Symbol.Of("ETHUSDT") };

        Assert.Throws<ArgumentException>(() => Story.PullBack().At(42, watch));
    }

    private static void Same(EntryOutcome expected, EntryOutcome actual) => Assert.Equal(
        DecisionText.Of(expected), DecisionText.Of(actual));
}
