namespace Breakwater.Domain.Levels;

/// <summary>Which clusters are worth being levels.</summary>
internal static class LevelSelection
{
    /// <summary>The levels of <paramref name="clusters"/>, which come highest first, lowest price first.</summary>
    public static PriceLevel[] Of(List<LevelCluster> clusters, LevelGround ground)
    {
        Forget(clusters, ground);
        List<PriceLevel> levels = new(clusters.Count);
        for (int i = clusters.Count - 1; i >= 0; i--)
        {
            LevelCluster cluster = clusters[i];
            int neighbours = 0;
            while (neighbours < i && clusters[i - neighbours - 1].Value - cluster.Value <= ground.Cascade)
            {
                neighbours++;
            }

            decimal strength = LevelStrength.Of(ground, in cluster, neighbours);
            if (strength >= ground.Rules.MinStrength)
            {
                levels.Add(Level(in cluster, ground, strength, neighbours));
            }
        }

        return Spaced(levels, ground.Spacing);
    }

    private static void Forget(List<LevelCluster> clusters, LevelGround ground)
    {
        DateTimeOffset newest = ground.Series.Last.OpenTime;
        double maxHours = (double)ground.Rules.MaxAgeHours;
        clusters.RemoveAll(cluster => (newest - cluster.LastTouch).TotalHours > maxHours);
    }

    private static PriceLevel Level(in LevelCluster cluster, LevelGround ground, decimal strength, int neighbours) =>
        new(cluster.Price, cluster.Kind, cluster.Touches.Count, cluster.FirstTouch, cluster.LastTouch, strength)
        {
            BaseHeight = BaseHeight(in cluster, ground),
            Neighbours = neighbours,
        };

    private static decimal BaseHeight(in LevelCluster cluster, LevelGround ground)
    {
        ReadOnlySpan<double> lows = ground.Series.Lows;
        int lowest = Math.Max(0, cluster.Touches.First);
        for (int i = lowest + 1; i <= cluster.Touches.Last; i++)
        {
            lowest = lows[i] < lows[lowest] ? i : lowest;
        }

        return cluster.Touches.Last < 0 ? 0m : Math.Max(0m, cluster.Price - ground.Series.Candles[lowest].Low);
    }

    private static PriceLevel[] Spaced(List<PriceLevel> levels, double spacing)
    {
        if (spacing == 0.0 || levels.Count < 2)
        {
            return [.. levels];
        }

        PriceLevel[] strongest = [.. levels];
        Array.Sort(strongest, static (left, right) => left.Strength == right.Strength
            ? right.Price.CompareTo(left.Price)
            : right.Strength.CompareTo(left.Strength));
        List<PriceLevel> kept = [];
        foreach (PriceLevel level in strongest)
        {
            if (!kept.Exists(other => (double)Math.Abs(other.Price - level.Price) < spacing))
            {
                kept.Add(level);
            }
        }

        kept.Sort(static (left, right) => left.Price.CompareTo(right.Price));

        return [.. kept];
    }
}
