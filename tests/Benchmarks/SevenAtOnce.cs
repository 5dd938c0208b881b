using Breakwater.Domain.Indicators;

namespace Breakwater.Benchmarks;

/// <summary>The seven indicators of the comparison fed together, as a strategy feeds them.</summary>
internal static class SevenAtOnce
{
    public static void Batch(Market m, Room r)
    {
        SimpleMovingAverage.Over(m.Closes, 20, r.First);
        ExponentialMovingAverage.Over(m.Closes, 20, r.First);
        RelativeStrengthIndex.Over(m.Closes, 14, r.First);
        AverageTrueRange.Over(m.Highs, m.Lows, m.Closes, 14, r.First);
        BollingerBands.Over(m.Closes, 20, 2.0, r.Bands);
        Macd.Over(m.Closes, 12, 26, 9, r.Macd);
        DonchianChannel.Over(m.Highs, m.Lows, 20, r.First, r.Second);
    }

    public static void Streaming(Market m, Room r)
    {
        SimpleMovingAverage simple = new(20);
        ExponentialMovingAverage exponential = new(20);
        RelativeStrengthIndex strength = new(14);
        AverageTrueRange range = new(14);
        BollingerBands bands = new(20, 2.0);
        Macd macd = new(12, 26, 9);
        DonchianChannel channel = new(20);
        for (int i = 0; i < m.Closes.Length; i++)
        {
            double close = m.Closes[i];
            r.First[i] = simple.Next(close) + exponential.Next(close) + strength.Next(close)
                + range.Next(m.Highs[i], m.Lows[i], close);
            r.Bands[i] = bands.Next(close);
            r.Macd[i] = macd.Next(close);
            r.Second[i] = channel.Next(m.Highs[i], m.Lows[i]).Upper;
        }
    }
}
