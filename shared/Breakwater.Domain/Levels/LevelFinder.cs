using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>Finds the prices that sellers have defended.</summary>
public static class LevelFinder
{
    /// <summary>All valid resistances of <paramref name="series"/>, lowest price first.</summary>
    /// <remarks>
    /// The series must end at or before the open of the candle that may break a level
    /// (<see cref="LevelCandles.Before"/>): every candle of it counts, the newest too.
    /// Swing highs within the touch tolerance below the highest of them are one level at that highest price, because a
    /// breakout must clear them all. The Donchian level is the highest high of the newest <c>DonchianPeriod</c>
    /// candles. Of two levels within the tolerance of each other the higher stays. A level is worn out when a candle
    /// after its first touch and among the newest <c>InvalidationCandles</c> closed above it.
    /// There is no level while the series is too short for an ATR.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A rule is negative, or a period below 1.</exception>
    public static IReadOnlyList<PriceLevel> FindResistances(CandleSeries series, LevelRules rules)
    {
        Refuse(rules);
        double atr = AverageTrueRange.Last(
            series.Highs, series.Lows, series.Closes, AverageTrueRange.StandardPeriod);
        if (!(atr > 0.0))
        {
            return [];
        }

        LevelZone zone = new((double)rules.TouchToleranceAtr * atr, (double)rules.MinReactionAtr * atr);
        int[] peaks = ConfirmedPeaks(series, rules.PivotStrength);
        List<PriceLevel> levels = SwingLevels(series, peaks, zone, rules);
        if (DonchianLevel(series, peaks, zone, rules) is PriceLevel edge)
        {
            Merge(levels, edge, zone.Tolerance);
        }

        levels.Sort(static (left, right) => left.Price.CompareTo(right.Price));

        return levels;
    }

    private static void Refuse(LevelRules rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.DonchianPeriod, 1, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.MinTouches, 1, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.TouchToleranceAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinReactionAtr, nameof(rules));
        ArgumentOutOfRangeException.ThrowIfNegative(rules.InvalidationCandles, nameof(rules));
    }

    private static int[] ConfirmedPeaks(CandleSeries series, int strength)
    {
        SwingPivots pivots = new(strength);
        List<int> peaks = [];
        for (int i = 0; i < series.Count; i++)
        {
            if (!double.IsNaN(pivots.Next(series.Highs[i], series.Lows[i]).High))
            {
                peaks.Add(i - strength);
            }
        }

        return [.. peaks];
    }

    private static List<PriceLevel> SwingLevels(CandleSeries series, int[] peaks, LevelZone zone, LevelRules rules)
    {
        List<PriceLevel> levels = [];
        double floor = double.PositiveInfinity;
        foreach (int peak in HighestFirst(series, peaks))
        {
            double price = series.Highs[peak];
            if (price >= floor)
            {
                continue;
            }

            // Lower swing highs within the tolerance belong to this level.
            floor = price - zone.Tolerance;
            LevelTouches touches = LevelTouches.Of(series, peaks, price, zone);
            if (touches.Count >= rules.MinTouches && !IsWornOut(series, price, touches.First, rules))
            {
                levels.Add(Level(series, peak, LevelKind.SwingHigh, touches));
            }
        }

        return levels;
    }

    private static int[] HighestFirst(CandleSeries series, int[] peaks)
    {
        int[] sorted = [.. peaks];
        Array.Sort(sorted, (left, right) => series.Highs[right].CompareTo(series.Highs[left]));

        return sorted;
    }

    private static PriceLevel? DonchianLevel(CandleSeries series, int[] peaks, LevelZone zone, LevelRules rules)
    {
        if (series.Count < rules.DonchianPeriod)
        {
            return null;
        }

        int peak = series.Count - rules.DonchianPeriod;
        for (int i = peak + 1; i < series.Count; i++)
        {
            peak = series.Highs[i] > series.Highs[peak] ? i : peak;
        }

        LevelTouches touches = LevelTouches.Of(series, peaks, series.Highs[peak], zone);
        touches = touches.Count == 0
            ? new LevelTouches(1, peak, peak)
            : new LevelTouches(touches.Count, Math.Min(touches.First, peak), Math.Max(touches.Last, peak));

        return IsWornOut(series, series.Highs[peak], touches.First, rules)
            ? null
            : Level(series, peak, LevelKind.Donchian, touches);
    }

    private static bool IsWornOut(CandleSeries series, double price, int firstTouch, LevelRules rules)
    {
        int from = Math.Max(firstTouch + 1, series.Count - rules.InvalidationCandles);
        for (int i = from; i < series.Count; i++)
        {
            if (series.Closes[i] > price)
            {
                return true;
            }
        }

        return false;
    }

    private static PriceLevel Level(CandleSeries series, int peak, LevelKind kind, LevelTouches touches) => new(
        series.Candles[peak].High,
        kind,
        touches.Count,
        series.Candles[touches.First].OpenTime,
        series.Candles[touches.Last].OpenTime,
        LevelStrength.Of(series, series.Highs[peak], touches));

    private static void Merge(List<PriceLevel> levels, PriceLevel edge, double tolerance)
    {
        bool IsNear(PriceLevel level) => (double)Math.Abs(level.Price - edge.Price) <= tolerance;

        if (levels.Exists(level => IsNear(level) && level.Price >= edge.Price))
        {
            return;
        }

        levels.RemoveAll(IsNear);
        levels.Add(edge);
    }
}
