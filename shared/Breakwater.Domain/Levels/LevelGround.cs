using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>What every level of one series is judged by, worked out once.</summary>
internal sealed class LevelGround
{
    private readonly int kinds;

    public LevelGround(CandleSeries series, double atr, LevelRules rules)
    {
        Series = series;
        Rules = rules;
        Zone = new LevelZone((double)rules.TouchToleranceAtr * atr, (double)rules.MinReactionAtr * atr);
        Cluster = (double)rules.ClusterAtr * atr;
        Cascade = (double)rules.CascadeRadiusAtr * atr;
        Spacing = (double)rules.MinSpacingAtr * atr;
        Peaks = ConfirmedPeaks(series.Highs, rules.PivotStrength);
        for (int i = 0; i < rules.Kinds.Count; i++)
        {
            kinds |= 1 << (int)rules.Kinds[i];
        }

        RoundStep = Wants(LevelKind.Round) ? RoundNumbers.Step(series.Last.Close, rules.RoundStepPercent) : 0m;
    }

    public CandleSeries Series { get; }

    public LevelRules Rules { get; }

    public LevelZone Zone { get; }

    /// <summary>Quote currency, as the two that follow.</summary>
    public double Cluster { get; }

    public double Cascade { get; }

    public double Spacing { get; }

    /// <summary>Indices of the confirmed swing highs, oldest first.</summary>
    public int[] Peaks { get; }

    /// <summary>Distance of round numbers, quote currency; 0 when they are not wanted or there is none.</summary>
    public decimal RoundStep { get; }

    public bool Wants(LevelKind kind) => (kinds & (1 << (int)kind)) != 0;

    /// <summary>The newest candle within the invalidation period that closed above the price; -1 when none did.
    /// </summary>
    public int BrokenAt(double price)
    {
        ReadOnlySpan<double> closes = Series.Closes;
        int from = Math.Max(0, closes.Length - Rules.InvalidationCandles);
        for (int i = closes.Length - 1; i >= from; i--)
        {
            if (closes[i] > price)
            {
                return i;
            }
        }

        return -1;
    }

    // The highs of SwingPivots without the lows, in a fifth of the time.
    private static int[] ConfirmedPeaks(ReadOnlySpan<double> highs, int strength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strength, 1);
        List<int> peaks = new((highs.Length / (strength + 1)) + 1);
        for (int i = strength; i < highs.Length - strength; i++)
        {
            if (IsPeak(highs, i, strength))
            {
                peaks.Add(i);
            }
        }

        return [.. peaks];
    }

    private static bool IsPeak(ReadOnlySpan<double> highs, int peak, int strength)
    {
        double high = highs[peak];
        for (int distance = 1; distance <= strength; distance++)
        {
            if (highs[peak - distance] >= high || highs[peak + distance] > high)
            {
                return false;
            }
        }

        return true;
    }
}
