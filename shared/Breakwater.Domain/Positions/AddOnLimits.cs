using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Positions;

/// <summary>What an add-on must fit under: it is an entry, and risk's limits hold for it as for any other.</summary>
/// <param name="State">What the operator allows; nothing is added unless entries are.</param>
/// <param name="Portfolio">The ledger, in which the trade has its reservation.</param>
/// <param name="Rules">The limits.</param>
/// <param name="FreeQuote">Quote currency that can be spent; null when not known, which is a denial.</param>
public sealed record AddOnLimits(TradingState State, Portfolio Portfolio, RiskRules Rules, decimal? FreeQuote);
