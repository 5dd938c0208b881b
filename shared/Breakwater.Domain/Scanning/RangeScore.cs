using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>How unusual the newest true range is.</summary>
internal static class RangeScore
{
    private const int Period = 20;

    // Ranges that differ by rounding alone are equal.
    private const double Noise = 1e-9;

    /// <summary>
    /// How many standard deviations (the population's) the newest true range is above the mean of the 20 before it;
    /// NaN with fewer than 22 candles.
    /// </summary>
    /// <remarks>
    /// The newest is not among those it is compared with, or it could never score above the root of 19. When all 20
    /// are equal the score is 0 for a range that is no greater, and not known for a greater one.
    /// </remarks>
    public static double Of(CandleSeries series)
    {
        if (series.Count < Period + 2)
        {
            return double.NaN;
        }

        int first = series.Count - 1 - Period;
        double sum = 0.0;
        for (int i = first; i < series.Count - 1; i++)
        {
            sum += At(series, i);
        }

        double mean = sum / Period;
        double squares = 0.0;
        for (int i = first; i < series.Count - 1; i++)
        {
            double difference = At(series, i) - mean;
            squares += difference * difference;
        }

        double deviation = Math.Sqrt(squares / Period);
        double above = At(series, series.Count - 1) - mean;
        double noise = mean * Noise;

        return deviation > noise ? above / deviation : above <= noise ? 0.0 : double.NaN;
    }

    private static double At(CandleSeries series, int candle)
    {
        double high = series.Highs[candle];
        double low = series.Lows[candle];
        double before = series.Closes[candle - 1];

        return Math.Max(high - low, Math.Max(Math.Abs(high - before), Math.Abs(low - before)));
    }
}
