namespace Breakwater.Domain.Risk;

/// <summary>How much of the order book an entry may take.</summary>
/// <param name="MinNotional">Entries worth at least so much, quote currency, are measured against the book; smaller
/// ones are limited by the chase limit alone.</param>
/// <param name="BasisPoints">Offers count up to so far above the best one.</param>
/// <param name="MaxFraction">Share of what is offered there that one order may take, 0 to 1.</param>
/// <param name="MinShare">Denied when that is less than this share of the entry, 0 to 1.</param>
public sealed record DepthRules(decimal MinNotional, decimal BasisPoints, decimal MaxFraction, decimal MinShare);
