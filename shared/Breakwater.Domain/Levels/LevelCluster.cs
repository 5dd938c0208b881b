using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>Prices near to each other that are one level at the highest of them.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="Value">The same as a double.</param>
/// <param name="Kind">How the highest was found.</param>
/// <param name="Touches">Those of the most touched, from the first touch of any to the last of any.</param>
/// <param name="FirstTouch">Open time of the first touching candle, or of the day of an older high.</param>
/// <param name="LastTouch">The same of the last.</param>
internal readonly record struct LevelCluster(
    decimal Price,
    double Value,
    LevelKind Kind,
    LevelTouches Touches,
    DateTimeOffset FirstTouch,
    DateTimeOffset LastTouch)
{
    /// <summary>The clusters of what is valid among <paramref name="candidates"/>, highest price first.</summary>
    public static List<LevelCluster> Of(List<LevelCandidate> candidates, LevelGround ground)
    {
        List<LevelCluster> singles = Valid(candidates, ground);
        singles.Sort(static (left, right) => left.Value == right.Value
            ? Rank(left.Kind).CompareTo(Rank(right.Kind))
            : right.Value.CompareTo(left.Value));
        List<LevelCluster> clusters = new(singles.Count);
        foreach (LevelCluster single in singles)
        {
            if (clusters.Count > 0 && clusters[^1].Value - single.Value <= ground.Cluster)
            {
                clusters[^1] = clusters[^1].With(single);
            }
            else
            {
                clusters.Add(single);
            }
        }

        return clusters;
    }

    private static List<LevelCluster> Valid(List<LevelCandidate> candidates, LevelGround ground)
    {
        List<LevelCluster> valid = [];
        int newest = ground.Series.Count - 1;
        foreach (LevelCandidate candidate in candidates)
        {
            // Most candidates end here: price is above them, and no touch can be newer than the newest candle.
            int brokenAt = ground.BrokenAt(candidate.Value);
            if (brokenAt < newest && Judge(in candidate, brokenAt, ground) is LevelCluster single)
            {
                valid.Add(single);
            }
        }

        return valid;
    }

    private static LevelCluster? Judge(in LevelCandidate candidate, int brokenAt, LevelGround ground)
    {
        LevelTouches touches = LevelTouches.Of(ground.Series, ground.Peaks, candidate.Value, ground.Zone);
        if (!candidate.StandsAlone)
        {
            return touches.Count < ground.Rules.MinTouches || touches.First < brokenAt
                ? null
                : Single(in candidate, touches, ground);
        }

        LevelTouches own = touches.Including(candidate.Origin);
        if (own.First < brokenAt)
        {
            return null;
        }

        LevelCluster single = Single(in candidate, touches, ground);

        return single with
        {
            Touches = own,
            FirstTouch = single.FirstTouch < candidate.Seen ? single.FirstTouch : candidate.Seen,
            LastTouch = single.LastTouch > candidate.Seen ? single.LastTouch : candidate.Seen,
        };
    }

    private static LevelCluster Single(in LevelCandidate candidate, LevelTouches touches, LevelGround ground)
    {
        ReadOnlySpan<Candle> candles = ground.Series.Candles;
        bool isTouched = touches.Count > 0;

        return new(
            candidate.Price,
            candidate.Value,
            candidate.Kind,
            touches,
            isTouched ? candles[touches.First].OpenTime : candidate.Seen,
            isTouched ? candles[touches.Last].OpenTime : candidate.Seen);
    }

    // Of equal prices the rarer kind gives the name.
    private static int Rank(LevelKind kind) => kind switch
    {
        LevelKind.PreviousWeek => 0,
        LevelKind.PreviousDay => 1,
        LevelKind.SwingHigh => 2,
        LevelKind.Donchian => 3,
        LevelKind.HighVolume => 4,
        _ => 5,
    };

    private LevelCluster With(in LevelCluster lower) => this with
    {
        Touches = Touches.Joining(lower.Touches),
        FirstTouch = FirstTouch < lower.FirstTouch ? FirstTouch : lower.FirstTouch,
        LastTouch = LastTouch > lower.LastTouch ? LastTouch : lower.LastTouch,
    };
}
