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

    public static CandleSeries With(this CandleSeries series, Func<Candle, Candle> change) =>
        new(series.Symbol, series.Timeframe, [.. series.Candles.ToArray().Select(change)]);
}
