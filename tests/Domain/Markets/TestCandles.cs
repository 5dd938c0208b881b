using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

/// <summary>Series written down in a line, or made from the numbers of a property test.</summary>
internal static class TestCandles
{
    public static readonly Symbol Btc = Symbol.Of("BTCUSDT");

    public static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    public static Candle At(Timeframe timeframe, int slot, decimal open, decimal high, decimal low, decimal close) =>
        new(Start + (slot * timeframe.Duration()), open, high, low, close, 10m);

    /// <summary>Small whole steps, so that equal highs and lows are common.</summary>
    public static Candle[] Walk(Timeframe timeframe, IReadOnlyList<int> steps)
    {
        Candle[] candles = new Candle[steps.Count];
        decimal close = 1000m;
        for (int i = 0; i < candles.Length; i++)
        {
            int step = steps[i] % 10;
            decimal open = close;
            close = Math.Max(50m, open + step);
            decimal high = Math.Max(open, close) + Math.Abs(step * 7 % 5);
            decimal low = Math.Min(open, close) - Math.Abs(step * 3 % 4);
            candles[i] = At(timeframe, i, open, high, low, close) with { Volume = 1m + Math.Abs(step * 11 % 17) };
        }

        return candles;
    }

    /// <summary>A repeatable walk, for tests that need length rather than shrinking.</summary>
    public static Candle[] Walk(Timeframe timeframe, int count, uint seed) => Walk(timeframe, Steps(count, seed));

    public static int[] Steps(int count, uint seed)
    {
        int[] steps = new int[count];
        uint state = seed;
        for (int i = 0; i < count; i++)
        {
            state = unchecked((state * 1664525u) + 1013904223u);
            steps[i] = (int)((state >> 16) % 19) - 9;
        }

        return steps;
    }

    public static CandleSeries Series(Timeframe timeframe, ReadOnlySpan<Candle> candles) =>
        new(Btc, timeframe, candles);
}
