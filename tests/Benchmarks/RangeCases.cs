using Breakwater.Domain.Indicators;

namespace Breakwater.Benchmarks;

/// <summary>Indicators of highs, lows and closes.</summary>
internal static class RangeCases
{
    public static IReadOnlyList<IndicatorCase> All { get; } =
    [
        new("atr14", static (m, r) => AverageTrueRange.Over(m.Highs, m.Lows, m.Closes, 14, r.First), static (m, r) =>
        {
            AverageTrueRange range = new(14);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = range.Next(m.Highs[i], m.Lows[i], m.Closes[i]);
            }
        }),
        new("donch20", static (m, r) => DonchianChannel.Over(m.Highs, m.Lows, 20, r.First, r.Second), static (m, r) =>
        {
            DonchianChannel channel = new(20);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                (r.First[i], r.Second[i]) = channel.Next(m.Highs[i], m.Lows[i]);
            }
        }),
        new("keltner20", static (m, r) => KeltnerChannel.Over(Prices(m), 20, 10, 2.0, r.Bands), static (m, r) =>
        {
            KeltnerChannel channel = new(20, 10, 2.0);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.Bands[i] = channel.Next(m.Highs[i], m.Lows[i], m.Closes[i]);
            }
        }),
        new("adx14", static (m, r) => AverageDirectionalIndex.Over(Prices(m), 14, r.Movement), static (m, r) =>
        {
            AverageDirectionalIndex index = new(14);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.Movement[i] = index.Next(m.Highs[i], m.Lows[i], m.Closes[i]);
            }
        }),
        new("chandelier22", static (m, r) => ChandelierStop.Over(Prices(m), 22, 3.0, r.First), static (m, r) =>
        {
            ChandelierStop stop = new(22, 3.0);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = stop.Next(m.Highs[i], m.Lows[i], m.Closes[i]);
            }
        }),
        new("pivots3", static (m, r) => SwingPivots.Over(m.Highs, m.Lows, 3, r.First, r.Second), static (m, r) =>
        {
            SwingPivots pivots = new(3);
            for (int i = 0; i < m.Closes.Length; i++)
            {
                (r.First[i], r.Second[i]) = pivots.Next(m.Highs[i], m.Lows[i]);
            }
        }),
        new("vwap", static (m, r) => SessionVwap.Over(m.Times, Prices(m), m.Volumes, r.First), static (m, r) =>
        {
            SessionVwap average = default;
            for (int i = 0; i < m.Closes.Length; i++)
            {
                r.First[i] = average.Next(m.Times[i], m.Highs[i], m.Lows[i], m.Closes[i], m.Volumes[i]);
            }
        }),
    ];

    private static PriceColumns Prices(Market market) => new(market.Highs, market.Lows, market.Closes);
}
