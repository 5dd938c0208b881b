namespace Breakwater.Domain.Positions;

/// <summary>When a winner is added to, once. The total risk never rises above the initial risk.</summary>
/// <remarks>
/// So the stop must rest higher first: break-even or a trail has to have moved it. The share is bought whole or not at
/// all, at most at the price where <paramref name="MaxEmaDistancePercent"/> ends.
/// </remarks>
/// <param name="MaxFraction">This share of the quantity first bought, on the lot step; 0 never adds.</param>
/// <param name="AfterR">Not before the bid is so many R above entry.</param>
/// <param name="MaxEmaDistancePercent">The bid is at most so far above EMA 9 of the signal candles, per cent.</param>
public sealed record AddOnRules(decimal MaxFraction, decimal AfterR, decimal MaxEmaDistancePercent);
