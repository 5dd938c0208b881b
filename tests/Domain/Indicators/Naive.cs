using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>Definitions written down as they stand in books, with no care for speed.</summary>
internal static class Naive
{
    public static double[] Each(int count, int warmup, Func<int, double> value) =>
        [.. Enumerable.Range(0, count).Select(i => i < warmup ? double.NaN : value(i))];

    /// <summary>The newest values at a candle, that one included.</summary>
    public static double[] Window(ReadOnlySpan<double> values, int last, int period) =>
        values[(last - period + 1)..(last + 1)].ToArray();

    public static double Deviation(double[] window)
    {
        double mean = window.Average();

        return Math.Sqrt(window.Sum(value => (value - mean) * (value - mean)) / window.Length);
    }

    public static bool IsFlat(double[] window) => window.All(value => value == window[0]);

    public static double[] Exponential(double[] values, int period) => Smooth(values, period, 2.0 / (period + 1));

    public static double[] Wilder(double[] values, int period) => Smooth(values, period, 1.0 / period);

    public static double[] TrueRanges(CandleSeries series) => Each(series.Count, 1, i => new[]
    {
        series.Highs[i] - series.Lows[i],
        Math.Abs(series.Highs[i] - series.Closes[i - 1]),
        Math.Abs(series.Lows[i] - series.Closes[i - 1]),
    }.Max());

    /// <summary>Wilder's average of values of which the first is not known.</summary>
    public static double[] WilderFromSecond(double[] values, int period) =>
        [double.NaN, .. Wilder(values[1..], period)];

    public static double Rank(double[] before, double value) =>
        100.0 * (before.Count(other => other < value) + (before.Count(other => other == value) / 2.0)) / before.Length;

    private static double[] Smooth(double[] values, int period, double weight)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            result[i] = i < period - 1 ? double.NaN
                : i == period - 1 ? values[..period].Average()
                : (values[i] * weight) + (result[i - 1] * (1.0 - weight));
        }

        return result;
    }
}
