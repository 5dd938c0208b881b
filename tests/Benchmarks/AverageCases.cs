using Breakwater.Domain.Indicators;

namespace Breakwater.Benchmarks;

/// <summary>Averages and what is made of them.</summary>
internal static class AverageCases
{
    public static IReadOnlyList<IndicatorCase> All { get; } =
    [
        new("sma20", static (m, r) => SimpleMovingAverage.Over(m.Closes, 20, r.First), static (m, r) =>
        {
            SimpleMovingAverage average = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = average.Next(m.Closes[i]);
            }
        }),
        new("ema20", static (m, r) => ExponentialMovingAverage.Over(m.Closes, 20, r.First), static (m, r) =>
        {
            ExponentialMovingAverage average = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = average.Next(m.Closes[i]);
            }
        }),
        new("rma14", static (m, r) => WilderAverage.Over(m.Closes, 14, r.First), static (m, r) =>
        {
            WilderAverage average = new(14);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = average.Next(m.Closes[i]);
            }
        }),
        new("rsi14", static (m, r) => RelativeStrengthIndex.Over(m.Closes, 14, r.First), static (m, r) =>
        {
            RelativeStrengthIndex index = new(14);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = index.Next(m.Closes[i]);
            }
        }),
        new("macd", static (m, r) => Macd.Over(m.Closes, 12, 26, 9, r.Macd), static (m, r) =>
        {
            Macd macd = new(12, 26, 9);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.Macd[i] = macd.Next(m.Closes[i]);
            }
        }),
        new("obv", static (m, r) => OnBalanceVolume.Over(m.Closes, m.Volumes, r.First), static (m, r) =>
        {
            OnBalanceVolume volume = default;
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = volume.Next(m.Closes[i], m.Volumes[i]);
            }
        }),
    ];
}
