namespace Breakwater.Domain.Positions;

/// <summary>When a winner is added to, once. The total risk never rises above the initial risk.</summary>
/// <param name="MaxFraction">At most this share of the quantity first bought; 0 never adds.</param>
/// <param name="AfterR">Not before the bid is so many R above entry.</param>
/// <param name="MaxEmaDistancePercent">The bid is at most so far above EMA 9 of the signal candles, per cent.</param>
public sealed record AddOnRules(decimal MaxFraction, decimal AfterR, decimal MaxEmaDistancePercent);
