namespace Breakwater.Domain.Levels;

/// <summary>How much a level has been worth: half for its touches, the rest for its age and for holding.</summary>
/// <remarks>
/// Round numbers, where they are looked for, and levels close above add to it, as their sellers come on top: see
/// <see cref="RoundNumbers.Bonus"/>, and 0.05 for each neighbour, 0.2 at most. Never more than 1.
/// </remarks>
internal static class LevelStrength
{
    private const decimal TouchesFull = 5m;
    private const decimal SpanHoursFull = 168m;

    // A level that a fifth of all closes were beyond is worth nothing more.
    private const decimal PiercePenalty = 5m;
    private const decimal BonusPerNeighbour = 0.05m;
    private const int NeighboursFull = 4;

    public static decimal Of(LevelGround ground, in LevelCluster cluster, int neighbours)
    {
        TimeSpan span = cluster.LastTouch - cluster.FirstTouch;
        decimal count = Math.Min(1m, cluster.Touches.Count / TouchesFull);
        decimal age = Math.Min(1m, (decimal)span.TotalHours / SpanHoursFull);
        decimal held = Math.Max(0m, 1m - (PiercePenalty * ClosesBeyond(ground, in cluster)));
        decimal round = RoundNumbers.Bonus(cluster.Price, ground.RoundStep, ground.Zone.Tolerance);
        decimal cascade = BonusPerNeighbour * Math.Min(NeighboursFull, neighbours);

        return Math.Min(1m, (0.5m * count) + (0.2m * age) + (0.3m * held) + round + cascade);
    }

    private static decimal ClosesBeyond(LevelGround ground, in LevelCluster cluster)
    {
        ReadOnlySpan<double> closes = ground.Series.Closes[Math.Max(0, cluster.Touches.First)..];
        int beyond = 0;
        foreach (double close in closes)
        {
            beyond += close > cluster.Value ? 1 : 0;
        }

        return (decimal)beyond / closes.Length;
    }
}
