using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>A random walk with levels, decided on candle by candle with rules that find something.</summary>
internal static class RandomMarket
{
    public static readonly LevelRules Levels = new(
        20, 2, 0.25m, 1, 0.5m, 10, [LevelKind.Donchian, LevelKind.SwingHigh], 0.25m, 0.15m, 1m, 0.8m, 0m, 10_000m, 0m);

    public static readonly SignalRules Momentum = new(
        0.01m, 0.01m, 2m, 1m, 0.1m, 1m, 5, 0.1m, 2, [EntryKind.Momentum], 100m, 0m,
        new RetestRules(24m, 0.5m, 0.25m, 0.35m, 0.5m, 1m, 3),
        new SqueezeRules(60m, 3m, 2),
        Market.NoPool);

    /// <summary>Every kind of entry, and a breakout is often left to the retest.</summary>
    public static readonly SignalRules AllKinds = Momentum with
    {
        MinVolumeMultiplier = 1.5m,
        Entries = [EntryKind.Squeeze, EntryKind.Retest, EntryKind.Momentum],
        Soft = new SoftRules(2, 2m, 50m, 75m, 15m, 20, null, 0.2m, 0.1m, 5, 4),
    };

    /// <summary>Eight soft checks that random breakouts pass about as often as not.</summary>
    public static SignalRules Pooled(int required) => Momentum with
    {
        Soft = new SoftRules(required, 0.8m, 50m, 55m, 25m, 20, null, null, 0.5m, 10, 4),
    };

    public static Candle[] Hours(ReadOnlySpan<Candle> quarters) =>
    [
        .. quarters.ToArray().Chunk(4).Select(static chunk => new Candle(
            chunk[0].OpenTime,
            chunk[0].Open,
            chunk.Max(static candle => candle.High),
            chunk.Min(static candle => candle.Low),
            chunk[^1].Close,
            chunk.Sum(static candle => candle.Volume))),
    ];

    public static EntryOutcome Decide(
        CandleSeries signals,
        CandleSeries levels,
        LevelWatch? watch,
        SignalRules rules)
    {
        CandleSeries known = LevelCandles.Before(levels, signals.Last.OpenTime)!;

        return EntryFinder.Decide(
            new SignalInputs(signals, levels, null, null, "calm@1"),
            LevelFinder.FindResistances(known, Levels),
            watch,
            rules);
    }

    /// <summary>How many entries 800 quarters of an hour give.</summary>
    public static int Entries(uint seed, SignalRules rules)
    {
        const int History = 200;
        Candle[] candles = TestCandles.Walk(Timeframe.M15, 1000, seed);
        CandleSeries hours = TestCandles.Series(Timeframe.H1, Hours(candles));
        LevelWatch? watch = null;
        int found = 0;
        for (int newest = History; newest < candles.Length; newest++)
        {
            CandleSeries seen = TestCandles.Series(Timeframe.M15, candles.AsSpan(newest - History, History + 1));
            EntryOutcome outcome = Decide(seen, hours, watch, rules);
            watch = outcome.Watch;
            found += outcome.Decision is SignalDecision.Found ? 1 : 0;
        }

        return found;
    }
}
