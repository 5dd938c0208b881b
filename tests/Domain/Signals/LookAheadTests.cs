using System.Globalization;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

public sealed class LookAheadTests
{
    private const int History = 400;

    private static readonly LevelRules LevelRules = new(
        20, 2, 0.25m, 1, 0.5m, 10, [LevelKind.Donchian, LevelKind.SwingHigh], 0.25m, 0.15m, 1m, 0.8m, 0m, 10_000m, 0m);

    private static readonly SignalRules Rules = new(
        0.01m, 0.01m, 2m, 1m, 0.1m, 1m, 5, 0.1m, 2, [EntryKind.Momentum], 100m, 0m,
        new RetestRules(24m, 0.5m, 0.25m, 0.35m, 0.5m, 1m, 3),
        new SqueezeRules(30m, 1.5m, 3),
        new SoftRules(0, null, null, null, null, null, null, null, null, null, null));

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    public void Detect_LaterCandlesAppendedAlteredOrCut_DecidesTheSame(uint seed)
    {
        Candle[] signals = TestCandles.Walk(Timeframe.M15, 1500, seed);
        CandleSeries all = TestCandles.Series(Timeframe.H1, Hours(signals));
        int found = 0;
        for (int newest = History; newest < signals.Length; newest++)
        {
            CandleSeries seen = TestCandles.Series(Timeframe.M15, signals.AsSpan(newest - History, History + 1));
            DateTimeOffset open = seen.Last.OpenTime;
            CandleSeries cut = LevelCandles.Before(all, open)!;
            CandleSeries altered = TestCandles.Series(Timeframe.H1, Altered(all, cut.Count));
            SignalDecision decision = Decide(seen, cut);

            Assert.Equal(Text(decision), Text(Decide(seen, all)));
            Assert.Equal(Text(decision), Text(Decide(seen, altered)));
            found += decision is SignalDecision.Found ? 1 : 0;
        }

        // Otherwise the test would compare refusals only.
        Assert.InRange(found, 3, 500);
    }

    private static SignalDecision Decide(CandleSeries signals, CandleSeries levels)
    {
        CandleSeries known = LevelCandles.Before(levels, signals.Last.OpenTime)!;

        return BreakoutDetector.Detect(
            signals, levels, LevelFinder.FindResistances(known, LevelRules), Rules, "calm@1");
    }

    private static Candle[] Altered(CandleSeries series, int from)
    {
        Candle[] candles = series.Candles.ToArray();
        for (int i = from; i < candles.Length; i++)
        {
            candles[i] = candles[i] with { High = 99_999m, Low = 1m, Close = 50_000m };
        }

        return candles;
    }

    private static Candle[] Hours(Candle[] quarters) =>
    [
        .. quarters.Chunk(4).Select(static chunk => new Candle(
            chunk[0].OpenTime,
            chunk[0].Open,
            chunk.Max(static candle => candle.High),
            chunk.Min(static candle => candle.Low),
            chunk[^1].Close,
            chunk.Sum(static candle => candle.Volume))),
    ];

    private static string Text(SignalDecision decision)
    {
        string outcome = decision switch
        {
            SignalDecision.Found found => found.Signal.ToString(),
            SignalDecision.None none => none.Reason.ToString(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        return string.Create(CultureInfo.InvariantCulture, $"{outcome} {string.Join('\n', decision.Checks)}");
    }
}
