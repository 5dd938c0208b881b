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
    public static Market Breakout()
    {
        Candle[] levels =
            [.. Enumerable.Range(0, 30).Select(static i => TestCandles.At(Timeframe.H1, i, 994m, 1000m, 990m, 995m))];
        Candle[] signals =
            [.. Enumerable.Range(81, 40).Select(static i => TestCandles.At(Timeframe.M15, i, 995m, 998m, 992m, 996m))];
        signals[^1] = TestCandles.At(Timeframe.M15, 120, 997m, 1004m, 996m, 1003m) with { Volume = 30m };

        return new Market(
            TestCandles.Series(Timeframe.M15, signals),
            TestCandles.Series(Timeframe.H1, levels),
            [LevelAt(1000m, 0.6m)],
            new SignalRules(
                0.05m, 0.1m, 0.5m, 1.5m, 0.5m, 1.2m, 10, 0.4m, 2, [EntryKind.Momentum], 100m, 0m,
                new RetestRules(24m, 0.5m, 0.25m, 0.35m, 0.5m, 1m, 3),
                new SqueezeRules(30m, 1.5m, 3),
                new SoftRules(0, null, null, null, null, null, null, null, null, null, null)));
    }

    public static PriceLevel LevelAt(decimal price, decimal strength) => new(
        price, LevelKind.SwingHigh, 2, TestCandles.Start, TestCandles.Start.AddHours(29), strength);

    public Market WithLast(Func<Candle, Candle> change) => WithSignal(SignalCandles.Count - 1, change);

    public Market WithSignal(int index, Func<Candle, Candle> change)
    {
        Candle[] candles = SignalCandles.Candles.ToArray();
        candles[index] = change(candles[index]);

        return this with { SignalCandles = TestCandles.Series(SignalCandles.Timeframe, candles) };
    }

    public SignalDecision Detect(string presetVersion = "calm@1") =>
        BreakoutDetector.Detect(SignalCandles, LevelCandles, Levels, Rules, presetVersion);

    public BreakoutSignal Signal(string presetVersion = "calm@1") =>
        Assert.IsType<SignalDecision.Found>(Detect(presetVersion)).Signal;
}
