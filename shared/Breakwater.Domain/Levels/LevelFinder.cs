using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>Finds the prices that sellers have defended.</summary>
public static class LevelFinder
{
    /// <summary>As the other overload, without previous days and weeks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rule is out of its range.</exception>
    public static IReadOnlyList<PriceLevel> FindResistances(CandleSeries series, LevelRules rules) =>
        FindResistances(series, null, rules);

    /// <summary>All valid resistances of <paramref name="series"/>, lowest price first.</summary>
    /// <remarks>
    /// <para>The series must end at or before the open of the candle that may break a level
    /// (<see cref="LevelCandles.Before"/>): every candle of it counts, the newest too. There is no level while it is
    /// too short for an ATR or the ATR is zero.</para>
    /// <para>Every price of the <c>Kinds</c> is judged by itself. It must not be worn out: no candle after its first
    /// touch and among the newest <c>InvalidationCandles</c> closed above it. A swing high, a high of a most traded
    /// candle and a round number need <c>MinTouches</c>; the Donchian edge and the highs of the previous day and week
    /// stand for themselves and count as one touch at least. A touch is a confirmed swing high at most
    /// <c>TouchToleranceAtr</c> below the price from which price fell by <c>MinReactionAtr</c> before it was touched
    /// again or passed.</para>
    /// <para>Prices within <c>ClusterAtr</c> below the highest of them are one level at that highest price, because a
    /// breakout must clear them all, with the touches of the most touched of them, from the first touch of any to the
    /// last of any. What was not touched for <c>MaxAgeHours</c> is forgotten. Then <see cref="PriceLevel.Neighbours"/>
    /// and strength are known, weaker ones than <c>MinStrength</c> go, and of two nearer than <c>MinSpacingAtr</c> the
    /// stronger stays, the higher of equals.</para>
    /// <para><paramref name="daily"/> may hold later days and the unfinished one; they are not looked at.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A rule is out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="daily"/> is another symbol's or not of whole days.
    /// </exception>
    public static IReadOnlyList<PriceLevel> FindResistances(CandleSeries series, CandleSeries? daily, LevelRules rules)
    {
        Refuse(rules);
        if (daily is not null && (daily.Timeframe != Timeframe.D1 || daily.Symbol != series.Symbol))
        {
            throw new ArgumentException($"Needs the days of {series.Symbol}.", nameof(daily));
        }

        double atr = AverageTrueRange.Last(
            series.Highs, series.Lows, series.Closes, AverageTrueRange.StandardPeriod);
        if (!(atr > 0.0))
        {
            return [];
        }

        LevelGround ground = new(series, atr, rules);
        List<LevelCandidate> candidates = LevelSources.Of(ground);
        PreviousPeriods.Add(candidates, ground, daily);
        List<LevelCluster> clusters = LevelCluster.Of(candidates, ground);

        return LevelSelection.Of(clusters, ground);
    }

    private static void Refuse(LevelRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.DonchianPeriod, 1, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.MinTouches, 1, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.TouchToleranceAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinReactionAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.InvalidationCandles, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.ClusterAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.HighVolumeShare, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.HighVolumeShare, 1m, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.RoundStepPercent, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.CascadeRadiusAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinSpacingAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MaxAgeHours, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinStrength, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.MinStrength, 1m, nameof(rules));
    }
}
