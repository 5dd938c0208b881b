using Breakwater.Domain.Indicators;

namespace Breakwater.Benchmarks;

/// <summary>Statistics of a window.</summary>
internal static class WindowCases
{
    public static IReadOnlyList<IndicatorCase> All { get; } =
    [
        new("bb20", static (m, r) => BollingerBands.Over(m.Closes, 20, 2.0, r.Bands), static (m, r) =>
        {
            BollingerBands bands = new(20, 2.0);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.Bands[i] = bands.Next(m.Closes[i]);
            }
        }),
        new("bbpct20/100", static (m, r) => BollingerWidthPercentile.Over(m.Closes, 20, 2.0, 100, r.First),
            static (m, r) =>
            {
                BollingerWidthPercentile percentile = new(20, 2.0, 100);
                for (int i = 0; i < m.Closes.Length; i++)
                {
                    r.First[i] = percentile.Next(m.Closes[i]);
                }
            }),
        new("rank100", static (m, r) => PercentileRank.Over(m.Closes, 100, r.First), static (m, r) =>
        {
            PercentileRank rank = new(100);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = rank.Next(m.Closes[i]);
            }
        }),
        new("zscore20", static (m, r) => ZScore.Over(m.Closes, 20, r.First), static (m, r) =>
        {
            ZScore score = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = score.Next(m.Closes[i]);
            }
        }),
        new("corr20", static (m, r) => RollingCorrelation.Over(m.Closes, m.Volumes, 20, r.First), static (m, r) =>
        {
            RollingCorrelation correlation = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = correlation.Next(m.Closes[i], m.Volumes[i]);
            }
        }),
        new("slope20", static (m, r) => SimpleSlope.Over(m.Closes, 20, r.First), static (m, r) =>
        {
            SimpleSlope slope = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = slope.Next(m.Closes[i]);
            }
        }),
        new("surge20", static (m, r) => VolumeSurge.Over(m.Volumes, 20, r.First), static (m, r) =>
        {
            VolumeSurge surge = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = surge.Next(m.Volumes[i]);
            }
        }),
    ];
}
