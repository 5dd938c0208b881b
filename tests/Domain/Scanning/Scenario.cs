using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>A market that passes every filter, to be spoilt in one place.</summary>
internal static class Scenario
{
    public static ScanRules Rules { get; } = new(
        "USDT", 100m, 10m, 1m, 4m, 1.5m, ["USDC"], 10, 5, 3, 0m, 0m, 100m, 0m, 100m, 0, [], [], null,
        new RegimeRules(string.Empty, 0m, 0m, false),
        new ScoreWeights(0.4m, 0.25m, 0.25m, 0m, 0m, 0.1m, 0m));

    public static Instrument Coin(string name) => new(
        Symbol.Of(name + "USDT"), name, "USDT", true, 0.01m, 0.0001m, 0.0001m, 1000m, 5m, true);

    public static Ticker Traded(string name, decimal volume) => new(Symbol.Of(name + "USDT"), 1000m, volume, 0m);

    /// <summary>Each candle ranges over 20 around 1000: ATR is 2 per cent. The last has twice the volume.</summary>
    public static SymbolSnapshot Passing(string name = "BTC")
    {
        Candle[] candles =
        [
            .. Enumerable.Range(0, 40)
                .Select(static slot => TestCandles.At(Timeframe.M15, slot, 1000m, 1010m, 990m, 1000m)),
        ];
        candles[^1] = candles[^1] with { Volume = 20m };
        CandleSeries series = new(Symbol.Of(name + "USDT"), Timeframe.M15, candles);

        return new SymbolSnapshot(
            Coin(name),
            Traded(name, 500m),
            new BookTop(series.Symbol, 999.9m, 1m, 1000.1m, 1m),
            series,
            series,
            series.CloseTime.AddSeconds(2));
    }

    /// <summary>Every rule asks for something and every weight counts; <see cref="Full"/> passes.</summary>
    public static ScanRules Strict { get; } = Rules with
    {
        MinDepthQuote = 12_000m,
        MinTradesPerMinute = 90m,
        MaxBandWidthPercentile = 99m,
        MinHourlyVolumeSurge = 1.4m,
        MaxVolatilitySpike = 5m,
        MinAgeDays = 30,
        Regime = new RegimeRules("BTCUSDT", 1.5m, 3m, true),
        Weights = new ScoreWeights(0.2m, 0.1m, 0.2m, 0.1m, 0.1m, 0.2m, 0.1m),
    };

    /// <summary>Middle 1000. Within 0.3 %: bids 29,930, asks 12,026; far more just outside.</summary>
    public static OrderBook Depth { get; } = new(
        Symbol.Of("SOLUSDT"),
        [new(999m, 10m), new(997m, 20m), new(996.99m, 1000m)],
        [new(1001m, 5m), new(1003m, 7m), new(1003.01m, 1000m)]);

    /// <summary>
    /// A market with all there is to know: the newest range is 4 deviations above the usual, the last hour has one and
    /// a half times the volume of the hour before, the newest candle twice the usual; the reference rose for days and
    /// fell 2 % within the hour.
    /// </summary>
    public static SymbolSnapshot Full()
    {
        Symbol symbol = Symbol.Of("SOLUSDT");
        CandleSeries level = new(symbol, Timeframe.M15, [.. Enumerable.Range(0, 130).Select(LevelCandle)]);
        CandleSeries signal = new(symbol, Timeframe.M5, [.. Enumerable.Range(342, 48).Select(SignalCandle)]);

        return Passing("SOL") with
        {
            Ticker = Traded("SOL", 500m) with { Trades = 144_000 },
            LevelCandles = level,
            SignalCandles = signal,
            Now = level.CloseTime.AddSeconds(2),
            DailyCandles = new CandleSeries(symbol, Timeframe.D1, [.. Enumerable.Range(-60, 60).Select(DayCandle)]),
            Depth = Depth,
            Reference = Reference(static slot => slot <= 125 ? 1000m + slot : 1125m - ((slot - 125) * 5.625m)),
        };
    }

    /// <summary>260 candles of BTCUSDT that end when those of <see cref="Full"/> do; slots -130 to 129.</summary>
    public static CandleSeries Reference(Func<int, decimal> close) => new(
        Symbol.Of("BTCUSDT"),
        Timeframe.M15,
        [.. Enumerable.Range(-130, 260).Select(slot => Flat(Timeframe.M15, slot, close(slot)))]);

    public static Candle Flat(Timeframe timeframe, int slot, decimal close) =>
        TestCandles.At(timeframe, slot, close, close, close, close);

    private static Candle LevelCandle(int slot)
    {
        decimal swing = slot is > 60 and < 81 ? 3m : slot < 110 ? 1m : 2m;
        decimal half = slot == 129 ? 8m : slot % 2 == 0 ? 5.5m : 6.5m;
        decimal close = 1000m + (slot % 2 == 0 ? -swing : swing);

        return TestCandles.At(Timeframe.M15, slot, 1000m, 1000m + half, 1000m - half, close);
    }

    private static Candle SignalCandle(int slot) =>
        TestCandles.At(Timeframe.M5, slot, 1000m, 1002m, 998m, 1000m) with
        {
            Volume = slot == 389 ? 30m : slot >= 378 ? 15m : 10m,
        };

    private static Candle DayCandle(int slot) => Flat(Timeframe.D1, slot, 1000m);

    public static decimal? Value(this ScanVerdict verdict, string name) =>
        verdict.Checks.Single(check => check.Name == name).Value;

    public static CandleSeries With(this CandleSeries series, Func<Candle, Candle> change) =>
        new(series.Symbol, series.Timeframe, [.. series.Candles.ToArray().Select(change)]);
}
