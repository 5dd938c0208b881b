using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Levels;

/// <summary>Hourly markets of plain waves, from Monday 2026-11-02 on.</summary>
internal static class LevelWaves
{
    public static readonly LevelKind[] AllKinds =
    [
        LevelKind.Donchian, LevelKind.SwingHigh, LevelKind.HighVolume,
        LevelKind.PreviousDay, LevelKind.PreviousWeek, LevelKind.Round,
    ];

    // Every candle of a wave ranges over 10, so that ATR is 10, a touch is within 2.5 and a reaction at least 10.
    public static readonly LevelRules Rules = new(
        20, 3, 0.25m, 2, 1m, 96, [LevelKind.Donchian, LevelKind.SwingHigh], 0.25m, 0.15m, 1m, 0.8m, 0m, 10_000m, 0m);

    public static DateTimeOffset OpenTime(int slot) => TestCandles.Start.AddHours(slot);

    public static CandleSeries Waves(params decimal[] tops) => Highs(WaveHighs(tops));

    // From 100 in steps of 4 up to each top and down to 100 again.
    public static decimal[] WaveHighs(params decimal[] tops)
    {
        List<decimal> highs = [];
        foreach (decimal top in tops)
        {
            for (decimal high = 100m; high < top; high += 4m)
            {
                highs.Add(high);
            }

            highs.Add(top);
            for (decimal high = 100m + (decimal.Ceiling((top - 100m) / 4m) * 4m) - 4m; high > 100m; high -= 4m)
            {
                highs.Add(high);
            }
        }

        return [.. highs, 100m];
    }

    public static CandleSeries Highs(params decimal[] highs) => TestCandles.Series(
        Timeframe.H1,
        [.. highs.Select(static (high, slot) =>
            TestCandles.At(Timeframe.H1, slot, high - 5m, high, high - 10m, high - 4m))]);

    public static CandleSeries With(this CandleSeries series, int slot, Func<Candle, Candle> change)
    {
        Candle[] candles = series.Candles.ToArray();
        candles[slot] = change(candles[slot]);

        return new CandleSeries(series.Symbol, series.Timeframe, candles);
    }

    /// <summary>Whole days from <paramref name="first"/> days after the start on, with these highs.</summary>
    public static CandleSeries Days(int first, params decimal[] highs) => TestCandles.Series(
        Timeframe.D1,
        [.. highs.Select((high, day) =>
            TestCandles.At(Timeframe.D1, first + day, high - 5m, high, high - 10m, high - 4m))]);
}
