using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>One clean breakout through 1000, to be spoilt in one place. ATR is 10, the trigger 1001.</summary>
internal sealed record Market(
    CandleSeries SignalCandles,
    CandleSeries LevelCandles,
    IReadOnlyList<PriceLevel> Levels,
    SignalRules Rules)
{
    public static readonly SoftRules NoPool = new(0, null, null, null, null, null, null, null, null, null, null);

    public OrderBook? Book { get; init; }

    public decimal? Score { get; init; }

    public static SignalRules Strict { get; } = new(
        0.05m, 0.1m, 0.5m, 1.5m, 0.5m, 1.2m, 10, 0.4m, 2, [EntryKind.Momentum], 100m, 0m,
        new RetestRules(24m, 0.5m, 0.25m, 0.35m, 0.5m, 1m, 3),
        new SqueezeRules(30m, 1.5m, 3),
        NoPool);

    public static Market Breakout()
    {
        Candle[] signals =
            [.. Enumerable.Range(81, 40).Select(static i => TestCandles.At(Timeframe.M15, i, 995m, 998m, 992m, 996m))];
        signals[^1] = BreakoutCandle;

        return new Market(TestCandles.Series(Timeframe.M15, signals), Hours(30), [LevelAt(1000m, 0.6m)], Strict);
    }

    /// <summary>The same breakout after 160 candles whose closes swing less and less, or more and more.</summary>
    public static Market Squeezed(bool narrowing = true)
    {
        Candle[] signals = [.. Enumerable.Range(-40, 161).Select(slot => Swing(slot, narrowing ? -slot : slot))];
        signals[^1] = BreakoutCandle;

        return Breakout() with
        {
            SignalCandles = TestCandles.Series(Timeframe.M15, signals),
            Rules = Strict with { Entries = [EntryKind.Squeeze] },
        };
    }

    public static PriceLevel LevelAt(decimal price, decimal strength) => new(
        price, LevelKind.SwingHigh, 2, TestCandles.Start, TestCandles.Start.AddHours(29), strength);

    /// <summary>A book around 1003 with so much value near the middle on each side, and a wall far away.</summary>
    public static OrderBook BookOf(decimal bids, decimal asks) => new(
        TestCandles.Btc,
        [new BookLevel(1002m, bids / 1002m), new BookLevel(990m, 1_000m)],
        [new BookLevel(1004m, asks / 1004m), new BookLevel(1016m, 1_000m)]);

    public static CandleSeries Hours(int count) => TestCandles.Series(
        Timeframe.H1,
        [.. Enumerable.Range(0, count).Select(static i => TestCandles.At(Timeframe.H1, i, 994m, 1000m, 990m, 995m))]);

    public Market WithLast(Func<Candle, Candle> change) => WithSignal(SignalCandles.Count - 1, change);

    public Market WithSignal(int index, Func<Candle, Candle> change)
    {
        Candle[] candles = SignalCandles.Candles.ToArray();
        candles[index] = change(candles[index]);

        return this with { SignalCandles = TestCandles.Series(SignalCandles.Timeframe, candles) };
    }

    public Market WithRules(Func<SignalRules, SignalRules> change) => this with { Rules = change(Rules) };

    public Market WithSoft(Func<SoftRules, SoftRules> change) =>
        WithRules(rules => rules with { Soft = change(rules.Soft) });

    public EntryOutcome Decide(LevelWatch? watch = null, string presetVersion = "calm@1") => EntryFinder.Decide(
        new SignalInputs(SignalCandles, LevelCandles, Book, Score, presetVersion), Levels, watch, Rules);

    public SignalDecision Detect(string presetVersion = "calm@1") => Decide(null, presetVersion).Decision;

    public BreakoutSignal Signal(string presetVersion = "calm@1") =>
        Assert.IsType<SignalDecision.Found>(Detect(presetVersion)).Signal;

    public void Refuses(NoSignalReason reason, string gate)
    {
        SignalDecision.None none = Assert.IsType<SignalDecision.None>(Detect());
        Assert.Equal(reason, none.Reason);
        Assert.Equal(gate, none.Checks[^1].Name);
        Assert.False(none.Checks[^1].Passed);
    }

    private static Candle BreakoutCandle =>
        TestCandles.At(Timeframe.M15, 120, 997m, 1004m, 996m, 1003m) with { Volume = 30m };

    private static Candle Swing(int slot, int weight)
    {
        decimal swing = (slot % 2 == 0 ? 1m : -1m) * (2.5m + (weight / 100m));

        return TestCandles.At(Timeframe.M15, slot, 996m, 1000.5m, 991.5m, 996m + swing);
    }
}
