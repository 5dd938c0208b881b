using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>How much two instruments move together: the one definition, for the score and for the risk gate.</summary>
public static class ReturnCorrelation
{
    // Equal returns differ by rounding in the last digits; the correlation of that is noise.
    private const double LeastSpread = 1e-12;

    /// <summary>Pearson's correlation of the newest <paramref name="period"/> pairs of returns, -1 to 1.</summary>
    /// <remarks>
    /// A return is close to close over one interval, so each needs a candle and the one right before it. A pair is two
    /// returns of equal open time; what only one of the two has is left out. Null when there are too few pairs, or when
    /// the returns of one do not vary: then nothing is known. Symmetric.
    /// </remarks>
    /// <exception cref="ArgumentException">The timeframes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is below 2.</exception>
    public static decimal? Of(CandleSeries left, CandleSeries right, int period = RollingCorrelation.StandardPeriod)
    {
        if (left.Timeframe != right.Timeframe)
        {
            throw new ArgumentException(
                $"Candles of {left.Timeframe} and {right.Timeframe} have no returns in common.", nameof(right));
        }

        RollingCorrelation correlation = new(period);
        Extent lefts = new();
        Extent rights = new();
        double value = double.NaN;
        int pairs = 0;
        int i = left.Count - 1;
        int j = right.Count - 1;
        while (pairs < period && i > 0 && j > 0)
        {
            int order = left.Candles[i].OpenTime.CompareTo(right.Candles[j].OpenTime);
            if (order == 0 && ReturnAt(left, i) is double x && ReturnAt(right, j) is double y)
            {
                // Newest first: the order of the pairs does not matter.
                value = correlation.Next(lefts.With(x), rights.With(y));
                pairs++;
            }

            i -= order >= 0 ? 1 : 0;
            j -= order <= 0 ? 1 : 0;
        }

        return pairs == period && lefts.Spread > LeastSpread && rights.Spread > LeastSpread
            ? IndicatorValue.ToDecimal(value)
            : null;
    }

    private static double? ReturnAt(CandleSeries series, int candle)
    {
        ReadOnlySpan<Candle> candles = series.Candles;
        TimeSpan interval = candles[candle].OpenTime - candles[candle - 1].OpenTime;

        return interval == series.Timeframe.Duration()
            ? (series.Closes[candle] / series.Closes[candle - 1]) - 1.0
            : null;
    }

    private struct Extent()
    {
        private double least = double.PositiveInfinity;
        private double greatest = double.NegativeInfinity;

        public readonly double Spread => greatest - least;

        public double With(double value)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);

            return value;
        }
    }
}
