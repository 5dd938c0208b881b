using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>Candles as no healthy market makes them, yet each of them possible.</summary>
public static class ExtremeCandles
{
    public static TheoryData<string> Kinds { get; } =
        ["flat", "huge", "tiny", "spikes", "sawtooth", "flat then moving", "moving then flat", "rising", "silent"];

    internal static CandleSeries Of(string kind, int count)
    {
        Candle[] candles = new Candle[count];
        int[] steps = TestCandles.Steps(count, 11);
        decimal before = Close(kind, 0, steps[0]);
        for (int i = 0; i < count; i++)
        {
            decimal close = Close(kind, i, steps[i]);
            decimal wick = kind == "flat" ? 0m : Math.Abs(close - before) / 3m;
            candles[i] = TestCandles.At(
                Timeframe.M5, i, before, Math.Max(close, before) + wick, Math.Min(close, before), close) with
            {
                Volume = kind is "silent" or "flat" ? 0m : 1m + Math.Abs(steps[i]),
            };
            before = close;
        }

        return TestCandles.Series(Timeframe.M5, candles);
    }

    private static decimal Close(string kind, int i, int step) => kind switch
    {
        "flat" => 0.1m,
        "huge" => 1e15m + (step * 1e13m),
        "tiny" => 0.00000100m + (step * 0.00000001m),
        "spikes" => i % 37 == 5 ? 1e12m : i % 41 == 7 ? 0.00000001m : 100m + step,
        "sawtooth" => i % 2 == 0 ? 100m : 101m,
        "flat then moving" => i < 200 ? 68_123.45m : 68_123.45m + (step * 0.01m),
        "moving then flat" => i < 200 ? 68_123.45m + (step * 10m) : 68_123.45m,
        "rising" => 100m + (i * 0.1m),
        _ => 50m + step,
    };
}
