using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Levels;

/// <summary>Multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class RoundNumbers
{
    private const decimal LeastBonus = 0.1m;
    private const decimal BonusPerDecade = 0.05m;
    private const decimal MostBonus = 0.3m;

    // Prices of less than this have no round numbers that a decimal could tell apart.
    private const decimal SmallestStep = 1e-20m;

    /// <summary>The largest such step up to <paramref name="percent"/> of <paramref name="price"/>, or 0.</summary>
    public static decimal Step(decimal price, decimal percent)
    {
        decimal most = price * percent / 100m;
        if (most < SmallestStep)
        {
            return 0m;
        }

        decimal power = 1m;
        while (power > most)
        {
            power /= 10m;
        }

        while (most / 10m >= power)
        {
            power *= 10m;
        }

        return (most / power) switch
        {
            >= 5m => 5m * power,
            >= 2m => 2m * power,
            _ => power,
        };
    }

    /// <summary>Adds the round number above each swing high that touched it: others cannot be levels.</summary>
    public static void Add(List<LevelCandidate> candidates, LevelGround ground)
    {
        if (ground.RoundStep == 0m)
        {
            return;
        }

        double step = (double)ground.RoundStep;
        foreach (int peak in ground.Peaks)
        {
            double high = ground.Series.Highs[peak];
            double above = Math.Ceiling(high / step) * step;

            // One part in a million for what doubles lose.
            if (above - high > ground.Zone.Tolerance + (step * 1e-6))
            {
                continue;
            }

            ref readonly Candle candle = ref ground.Series.Candles[peak];
            decimal price = decimal.Ceiling(candle.High / ground.RoundStep) * ground.RoundStep;
            candidates.Add(new(price, (double)price, LevelKind.Round, peak, candle.OpenTime));
        }
    }

    /// <summary>
    /// What a level gains by lying within <paramref name="tolerance"/> of a round number: 0.1, and 0.05 more for each
    /// further decade that the number is a multiple of, 0.3 at most. A logarithm of the step itself, as others take,
    /// would depend on the unit of the price.
    /// </summary>
    public static decimal Bonus(decimal price, decimal step, double tolerance)
    {
        if (step == 0m)
        {
            return 0m;
        }

        decimal multiple = decimal.Round(price / step);
        if (multiple == 0m || (double)Math.Abs(price - (multiple * step)) > tolerance)
        {
            return 0m;
        }

        decimal bonus = LeastBonus;
        while (bonus < MostBonus && multiple % 10m == 0m)
        {
            multiple /= 10m;
            bonus += BonusPerDecade;
        }

        return bonus;
    }
}
