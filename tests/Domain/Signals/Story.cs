using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>
/// The clean breakout of <see cref="Market"/> and what comes after it, one candle at a time. The level is 1000: away
/// from 1005, near up to 1002.5, pierced below 996.5.
/// </summary>
internal sealed record Story(IReadOnlyList<Candle> Candles, SignalRules Rules)
{
    public const int BreakoutCount = 40;

    /// <summary>The levels that are known at every candle after the breakout.</summary>
    public IReadOnlyList<PriceLevel> Later { get; init; } = [Market.LevelAt(1000m, 0.6m)];

    public CandleSeries LevelCandles { get; init; } = Market.Hours(120);

    public static Story Breakout() => new(
        Market.Breakout().SignalCandles.Candles.ToArray(),
        Market.Strict with { Entries = [EntryKind.Retest] });

    /// <summary>Went away after the breakout.</summary>
    public static Story Away() => Breakout().Then(1003m, 1007m, 1003m, 1006m);

    /// <summary>Came back to the level on a red candle.</summary>
    public static Story PullBack() => Away().Then(1006m, 1006m, 1002m, 1004m);

    /// <summary>Held above it.</summary>
    public static Story Held() => PullBack().Then(1003m, 1005m, 1001m, 1004m);

    public Story Then(decimal open, decimal high, decimal low, decimal close, decimal volume = 10m) =>
        this with
        {
            Candles =
            [
                .. Candles,
                TestCandles.At(Timeframe.M15, Candles.Count + 81, open, high, low, close) with { Volume = volume },
            ],
        };

    /// <summary>So many candles above the level, not far.</summary>
    public Story Idle(int count) => count == 0 ? this : Then(1003m, 1004m, 1003m, 1003.5m).Idle(count - 1);

    public Story With(Func<SignalRules, SignalRules> change) => this with { Rules = change(Rules) };

    public Story WithRetest(Func<RetestRules, RetestRules> change) =>
        With(rules => rules with { Retest = change(rules.Retest) });

    public Story WithLast(Func<Candle, Candle> change) => this with
    {
        Candles = [.. Candles.SkipLast(1), change(Candles[^1])],
    };

    public CandleSeries Series(int count) => TestCandles.Series(Timeframe.M15, Candles.Take(count).ToArray());

    /// <summary>Decides on the newest of the first so many candles.</summary>
    public EntryOutcome At(int count, LevelWatch? watch) => Decide(Series(count), watch);

    public EntryOutcome Decide(CandleSeries candles, LevelWatch? watch) => EntryFinder.Decide(
        new SignalInputs(candles, LevelCandles, null, 0.5m, "calm@1"),
        candles.Last.OpenTime == Candles[BreakoutCount - 1].OpenTime ? [Market.LevelAt(1000m, 0.6m)] : Later,
        watch,
        Rules);

    /// <summary>One candle after the other, from the breakout on.</summary>
    public EntryOutcome Play(LevelWatch? watch = null)
    {
        EntryOutcome outcome = At(BreakoutCount, watch);
        for (int count = BreakoutCount + 1; count <= Candles.Count; count++)
        {
            outcome = At(count, outcome.Watch);
        }

        return outcome;
    }

    public WatchState State() => Play().Watch!.State;

    public BreakoutSignal Signal() => Assert.IsType<SignalDecision.Found>(Play().Decision).Signal;

    public void Refuses(NoSignalReason reason, string gate)
    {
        SignalDecision.None none = Assert.IsType<SignalDecision.None>(Play().Decision);
        Assert.Equal(reason, none.Reason);
        Assert.Equal(gate, none.Checks[^1].Name);
        Assert.False(none.Checks[^1].Passed);
    }
}
