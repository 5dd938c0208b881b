using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>Leaves when a falling candle's range is far above what was usual.</summary>
internal static class VolatilityExit
{
    private const int Usual = 20;

    public static PositionDecision? Decide(PositionCase position)
    {
        if (position.Rules.VolatilityExitSigma <= 0m
            || position.Look.Candles is not { } candles
            || position.SinceEntry.IsEmpty
            || candles.Last.Close >= candles.Last.Open
            || Score(candles) is not { } score)
        {
            return null;
        }

        var check = Check.AtMost("range.sigma", score, position.Rules.VolatilityExitSigma);

        return check.Passed ? null : position.Leave("volatility", check);
    }

    /// <summary>
    /// Standard deviations (the population's) of the newest range above the mean of the 20 before it; null when there
    /// are fewer, or when all of them are equal: then any range would be infinitely far away.
    /// </summary>
    private static decimal? Score(CandleSeries candles)
    {
        if (candles.Count <= Usual)
        {
            return null;
        }

        ReadOnlySpan<double> highs = candles.Highs[^(Usual + 1)..];
        ReadOnlySpan<double> lows = candles.Lows[^(Usual + 1)..];
        double mean = 0.0;
        for (int i = 0; i < Usual; i++)
        {
            mean += (highs[i] - lows[i]) / Usual;
        }

        double variance = 0.0;
        for (int i = 0; i < Usual; i++)
        {
            double difference = highs[i] - lows[i] - mean;
            variance += difference * difference / Usual;
        }

        // Ranges that differ by rounding alone are equal.
        double deviation = Math.Sqrt(variance);

        return deviation > mean * 1e-9
            ? IndicatorValue.ToDecimal((highs[Usual] - lows[Usual] - mean) / deviation)
            : null;
    }
}
