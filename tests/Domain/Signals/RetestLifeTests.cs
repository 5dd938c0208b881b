using System.Text.Json;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>What becomes of a recorded breakout; every state is reached.</summary>
public sealed class RetestLifeTests
{
    [Fact]
    public void Decide_FreshBreakout_IsRecordedAsWatched()
    {
        EntryOutcome outcome = Story.Breakout().Play();

        DateTimeOffset candle = TestCandles.Start.AddHours(30);
        Assert.Equal(
            new LevelWatch(
                TestCandles.Btc, 1000m, 0.6m, 10m, candle, 1004m, null, WatchState.Watching, candle),
            outcome.Watch);
        Assert.True(outcome.Watch!.IsActive);
        Story.Breakout().Refuses(NoSignalReason.NotRetested, "retest.candles");
    }

    [Fact]
    public void Decide_BreakoutThatOtherGatesRefuse_IsRecordedToo()
    {
        Story story = Story.Breakout()
            .With(static rules => rules with { Entries = [EntryKind.Momentum, EntryKind.Retest] })
            .WithLast(static candle => candle with { Volume = 1m });

        Assert.Equal(WatchState.Watching, story.State());
        story.Refuses(NoSignalReason.VolumeTooLow, "volumeSurge");
    }

    [Fact]
    public void Decide_BreakoutOnDefectiveCandles_IsNotRecorded()
    {
        Candle[] candles = [.. Story.Breakout().Candles];
        candles[20] = candles[20] with { Volume = -1m };

        Assert.Null((Story.Breakout() with { Candles = candles }).Play().Watch);
    }

    [Fact]
    public void Decide_RetestNotAskedFor_RecordsNothing()
    {
        Assert.Null(Market.Breakout().Decide().Watch);

        LevelWatch watch = Story.Away().Play().Watch!;
        Assert.Same(watch, Story.Held().With(static rules => rules with { Entries = [EntryKind.Momentum] })
            .At(43, watch).Watch);
    }

    [Fact]
    public void Decide_BreakoutCandleFarEnough_IsAwayAtOnce() => Assert.Equal(
        WatchState.Away, Story.Breakout().WithLast(static candle => candle with { High = 1005m }).State());

    [Fact]
    public void Decide_NearBeforeAway_IsNoPullBack()
    {
        Story story = Story.Breakout().Then(1003m, 1004.9m, 1001m, 1004m);

        Assert.Equal(WatchState.Watching, story.State());
        story.Refuses(NoSignalReason.NotRetested, "retest.away");
    }

    [Fact]
    public void Decide_AwayAndNearInOneCandle_IsAwayOnly()
    {
        Story story = Story.Breakout().Then(1003m, 1007m, 1001m, 1004m);

        Assert.Equal(WatchState.Away, story.State());
        story.Refuses(NoSignalReason.NotRetested, "retest.near");
    }

    [Fact]
    public void Decide_AwayAndNotBack_IsAway()
    {
        Story story = Story.Away().Then(1006m, 1007m, 1002.51m, 1006.5m);

        Assert.Equal(WatchState.Away, story.State());
        story.Refuses(NoSignalReason.NotRetested, "retest.near");
    }

    [Fact]
    public void Decide_BackOnARedCandle_IsPullBack()
    {
        Assert.Equal(WatchState.PullBack, Story.PullBack().State());
        Assert.Equal(1002m, Story.PullBack().Play().Watch!.PullBackLow);
        Story.PullBack().Refuses(NoSignalReason.PullBackNotHeld, "retest.impulse");
    }

    [Theory]
    [InlineData(1002.5, WatchState.PullBack)]
    [InlineData(1002.51, WatchState.Away)]
    public void Decide_LowAtTheEdge_IsNear(double low, WatchState expected) => Assert.Equal(
        expected, Story.Away().Then(1006m, 1006m, (decimal)low, 1004m).State());

    [Fact]
    public void Decide_CloseInTheNearZoneThatIsAlsoAway_HasNotLeft() => Assert.Equal(
        WatchState.PullBack,
        Story.Away()
            .WithRetest(static rules => rules with { MinAwayAtr = 0.1m })
            .Then(1006m, 1006m, 1001m, 1002m)
            .State());

    [Fact]
    public void Decide_CloseOnTheLevelSoon_IsNoFalseBreakout() =>
        Assert.Equal(WatchState.PullBack, Story.Away().Then(1003m, 1003m, 999m, 1000m).State());

    [Theory]
    [InlineData(2, true)]
    [InlineData(2.01, false)]
    public void Decide_Activity_IsTheNewestFiveAgainstTheFifteenBefore(double least, bool isEntry)
    {
        // Sixteen now, one to fifteen before: twice their median.
        Story story = Story.Held().WithRetest(rules => rules with { MinActivity = (decimal)least });
        story = story with
        {
            Candles = [.. story.Candles.Select((candle, i) => candle with { Volume = Math.Clamp(i - 22, 1, 16) })],
        };

        Assert.Equal(isEntry, story.Play().Decision is SignalDecision.Found);
        Assert.Equal(isEntry ? WatchState.Retested : WatchState.PullBack, story.State());
    }

    [Fact]
    public void Decide_CloseOnTheLevel_DoesNotHold()
    {
        // Later than a false breakout could be.
        Story story = Story.Away().Idle(3).Then(999m, 1003m, 999m, 1000m);

        Assert.Equal(WatchState.PullBack, story.State());
        story.Refuses(NoSignalReason.PullBackNotHeld, "retest.hold");
    }

    [Fact]
    public void Decide_PullBackThatHolds_IsTheSignalCalculatedByHand()
    {
        EntryOutcome outcome = Story.Held().Play();
        BreakoutSignal signal = Story.Held().Signal();

        // Chase limit 1001 + 0.5 ATR; stop one ATR below the level; activity 1 and a quarter of body.
        Assert.Equal(
            new BreakoutSignal(
                signal.Id,
                TestCandles.Btc,
                1000m,
                1004m,
                1006m,
                990m,
                10m,
                TestCandles.Start.AddHours(30.75),
                TestCandles.Start.AddHours(31.5),
                (0.5m * 0.6m) + (0.3m * 0.2m) + (0.2m * (0.25m / 0.8m)))
            {
                Kind = EntryKind.Retest,
                Score = 0.5m,
            },
            signal);
        Assert.Equal(WatchState.Retested, outcome.Watch!.State);
        Assert.False(outcome.Watch.IsActive);
        Assert.All(outcome.Decision.Checks, static check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Decide_RetestedOnce_IsUsedUp()
    {
        Story story = Story.Held().Then(1004m, 1008m, 1004m, 1006m).Then(1003m, 1005m, 1001m, 1004m);

        Assert.Equal(Story.Held().Play().Watch, story.Play().Watch);
        story.Refuses(NoSignalReason.NotRetested, "retest.watch");
    }

    [Fact]
    public void Decide_LeftUpwardsWithoutEntry_IsMissed()
    {
        Story story = Story.PullBack().Then(1004m, 1007m, 1004m, 1006.01m);

        Assert.Equal(WatchState.Missed, story.State());
        story.Refuses(NoSignalReason.TooFarBeyond, "chase");
        Assert.Equal(
            WatchState.Missed,
            story.Then(1006m, 1006m, 1001m, 1002m).Then(1002m, 1004m, 1001m, 1003m).State());
    }

    [Fact]
    public void Decide_CloseBackBelowSoon_IsFalseBreakout()
    {
        Story story = Story.Breakout().Then(1003m, 1003m, 999m, 999.99m);

        Assert.Equal(WatchState.FalseBreakout, story.State());
        Assert.Equal(WatchState.FalseBreakout, Story.PullBack().Then(1004m, 1004m, 999m, 999m).State());
        story.Refuses(NoSignalReason.FalseBreakout, "retest.trueBreak");
    }

    [Fact]
    public void Decide_CloseBackBelowLater_IsStillWatched() =>
        Assert.Equal(WatchState.Watching, Story.Breakout().Idle(3).Then(1003m, 1003m, 999m, 999m).State());

    [Fact]
    public void Decide_LowTooFarBelow_IsPiercedTooFar()
    {
        Story story = Story.Away().Then(1003m, 1003m, 996.49m, 1003m);

        Assert.Equal(WatchState.PiercedTooFar, story.State());
        Assert.Equal(
            WatchState.Retested, Story.Away().Then(1002m, 1003m, 996.5m, 1003m).State());
        story.Refuses(NoSignalReason.PierceTooDeep, "retest.pierce");
    }

    [Fact]
    public void Decide_WatchedLongEnough_IsExpired()
    {
        Story story = Story.Breakout().WithRetest(static rules => rules with { WatchHours = 1m }).Idle(4);

        Assert.Equal(WatchState.Watching, story.State());
        Assert.Equal(WatchState.Expired, story.Idle(1).State());
        story.Idle(1).Refuses(NoSignalReason.WatchOver, "retest.hours");
        story.Idle(2).Refuses(NoSignalReason.NotRetested, "retest.watch");
    }

    [Fact]
    public void Decide_Momentum_TakesTheBreakout()
    {
        Story story = Story.Breakout()
            .With(static rules => rules with { Entries = [EntryKind.Retest, EntryKind.Momentum] });
        EntryOutcome outcome = story.Play();

        Assert.Equal(EntryKind.Momentum, story.Signal().Kind);
        Assert.Equal(WatchState.Taken, outcome.Watch!.State);

        EntryOutcome later = Story.Held().With(_ => story.Rules).Play();
        Assert.IsType<SignalDecision.None>(later.Decision);
        Assert.Equal(outcome.Watch, later.Watch);
    }

    [Fact]
    public void Watch_AsJson_ComesBackTheSame()
    {
        LevelWatch watch = Story.PullBack().Play().Watch!;
        string json = JsonSerializer.Serialize(watch);

        Assert.Equal(watch, JsonSerializer.Deserialize<LevelWatch>(json));
        Assert.DoesNotContain("IsActive", json, StringComparison.Ordinal);
    }

    [Fact]
    public void States_OfALife_AreAllButNone() =>
        Assert.Equal(
            [false, true, true, true, false, false, false, false, false, false, false],
            Enum.GetValues<WatchState>().Select(static state =>
                (Story.Breakout().Play().Watch! with { State = state }).IsActive));
}
