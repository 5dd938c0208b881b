using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Levels;

/// <summary>Counts touches the slow way, from the words of the rule.</summary>
internal sealed class NaiveTouches(CandleSeries series, LevelRules rules, double atr)
{
    private readonly Candle[] candles = series.Candles.ToArray();

    public static IEnumerable<int> Peaks(CandleSeries series, int strength)
    {
        decimal[] highs = [.. series.Candles.ToArray().Select(static candle => candle.High)];

        return Enumerable.Range(strength, Math.Max(0, highs.Length - (2 * strength))).Where(i =>
            highs[(i - strength)..i].All(left => left < highs[i])
            && highs[(i + 1)..(i + 1 + strength)].All(right => right <= highs[i]));
    }

    /// <summary>The open times of the touches of a price.</summary>
    public List<DateTimeOffset> Of(decimal price)
    {
        double tolerance = (double)rules.TouchToleranceAtr * atr;
        int[] near =
        [
            .. Peaks(series, rules.PivotStrength).Where(peak =>
                candles[peak].High <= price && (double)candles[peak].High >= (double)price - tolerance),
        ];
        List<DateTimeOffset> touches = [];
        for (int i = 0; i < near.Length; i++)
        {
            int end = i + 1 < near.Length ? near[i + 1] : candles.Length;
            Candle[] fall =
            [
                .. candles[(near[i] + 1)..end].TakeWhile(candle => candle.High <= price),
            ];
            decimal high = candles[near[i]].High;
            if (fall.Length > 0
                && (double)(high - fall.Min(static candle => candle.Low)) >= (double)rules.MinReactionAtr * atr)
            {
                touches.Add(candles[near[i]].OpenTime);
            }
        }

        return touches;
    }
}
