namespace Breakwater.Domain.Execution;

/// <summary>What was paid beyond the price that a decision was made at, in basis points of it.</summary>
/// <remarks>Implementation shortfall per order (Perold 1988), without fees. Positive is worse for us.</remarks>
public static class Slippage
{
    /// <summary>Of one price; null where the decision knew no price.</summary>
    public static decimal? Of(bool isPurchase, decimal decisionPrice, decimal price) => decisionPrice <= 0m
        ? null
        : (isPurchase ? price - decisionPrice : decisionPrice - price) / decisionPrice * 10_000m;

    /// <summary>Of one fill of a leg.</summary>
    public static decimal? Of(Leg leg, Fill fill) => Of(leg.IsPurchase, leg.DecisionPrice, fill.Price);

    /// <summary>Of all that a leg filled; null before its first fill.</summary>
    public static decimal? Of(Leg leg) =>
        leg.AveragePrice is { } price ? Of(leg.IsPurchase, leg.DecisionPrice, price) : null;

    /// <summary>Of several legs, weighted by the value they were decided at; null when none can tell.</summary>
    public static decimal? Of(IEnumerable<Leg> legs)
    {
        Leg[] known = [.. legs.Where(leg => leg.DecisionPrice > 0m && leg.FilledQuantity > 0m)];
        decimal value = known.Sum(leg => leg.DecisionPrice * leg.FilledQuantity);

        return value == 0m ? null : known.Sum(leg => Of(leg)!.Value * leg.DecisionPrice * leg.FilledQuantity) / value;
    }
}
