using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>A stop that follows the best price since entry at a fixed distance.</summary>
internal static class StepTrail
{
    public static StopWish? Wish(PositionCase position)
    {
        ExitRules rules = position.Rules;
        if (rules.TrailStepBasisPoints <= 0m || !position.WasAt(rules.TrailStepAfterR))
        {
            return null;
        }

        decimal price = position.BestPrice * (1m - (rules.TrailStepBasisPoints / 10_000m));

        return new StopWish(
            "trail-step",
            position.Trade.Instrument.PriceDown(price),
            rules.MinStopStepAtr * position.Trade.Signal.Atr);
    }
}
