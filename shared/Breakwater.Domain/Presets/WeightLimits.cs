using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Presets;

/// <summary>What the weights of the score may be: shares of one.</summary>
internal static class WeightLimits
{
    // Thirds and sevenths have no exact decimal.
    private const decimal Tolerance = 0.001m;

    public static void Check(RuleBreaks breaks, ScoreWeights? weights)
    {
        if (!breaks.Given(weights))
        {
            return;
        }

        (string Field, decimal Weight)[] parts =
        [
            ("volumeSurge", weights.VolumeSurge),
            ("atrQuality", weights.AtrQuality),
            ("nearHigh", weights.NearHigh),
            ("correlation", weights.Correlation),
            ("tradesPerMinute", weights.TradesPerMinute),
            ("spread", weights.Spread),
            ("momentum", weights.Momentum),
        ];
        int before = breaks.All.Count;
        foreach ((string field, decimal weight) in parts)
        {
            breaks.Between(field, weight, 0m, 1m);
        }

        if (breaks.All.Count == before)
        {
            decimal sum = parts.Sum(part => part.Weight);
            breaks.Holds(
                Math.Abs(sum - 1m) <= Tolerance, $"the sum of scan.weights is {sum}; allowed is 1, give or take 0.001");
        }
    }
}
