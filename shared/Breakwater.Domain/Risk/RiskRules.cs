namespace Breakwater.Domain.Risk;

/// <summary>The limits that every entry must fit under. Per cents are of equity unless said otherwise.</summary>
/// <param name="RiskPerTradePercent">What one stop-out may cost.</param>
/// <param name="MaxOpenPositions">Trades open or being entered.</param>
/// <param name="MaxOpenRiskPercent">Sum of open and reserved risk.</param>
/// <param name="MaxPositionPercent">Largest value of one position, which is one symbol: entries are cut to it.</param>
/// <param name="MaxExposurePercent">Largest value of all positions together.</param>
/// <param name="MaxDailyLossPercent">Loss since 00:00 UTC, of the equity then, that stops entries for the day.</param>
/// <param name="MaxDrawdownPercent">Loss from the high-water mark, of that mark, that stops entries for good.</param>
/// <param name="MaxConsecutiveLosses">Losses in a row that start the cool-down.</param>
/// <param name="CoolDownMinutes">Minutes without entries after such a streak.</param>
/// <param name="MaxCostToRisk">Round-trip fees, spread and slippage as a share of R, 0 to 1.</param>
/// <param name="FeeBasisPoints">Taker fee per side.</param>
/// <param name="SlippageBasisPoints">Slippage expected per round trip.</param>
/// <param name="MaxSpreadBasisPoints">Widest spread at the moment of entry.</param>
/// <param name="MaxPositionNotional">Largest value of one position, quote currency: entries are cut to it.</param>
/// <param name="MaxCorrelation">Greatest correlation of the candidate with any held symbol, 0 to 1; one that is not
/// known is a denial; 1 asks for none.</param>
/// <param name="MaxDailyLossR">Loss since 00:00 UTC that stops entries for the day, in R: one R is
/// <paramref name="RiskPerTradePercent"/> of the equity at 00:00 UTC, whatever sizes were reduced to.</param>
/// <param name="SymbolCoolDownMinutes">Minutes without an entry into a symbol after a trade in it was closed; an entry
/// that found no fill needs none.</param>
/// <param name="MaxTradesPerDay">Entries since 00:00 UTC; one that found no fill does not count.</param>
/// <param name="Reductions">When a position is made smaller than the risk per trade.</param>
/// <param name="Breaker">When trouble at the venue stops entries.</param>
/// <param name="Blackouts">When nothing is entered.</param>
/// <param name="Evidence">What paper trading must have shown before live trading.</param>
/// <param name="Depth">How much of the order book an entry may take.</param>
public sealed record RiskRules(
    decimal RiskPerTradePercent,
    int MaxOpenPositions,
    decimal MaxOpenRiskPercent,
    decimal MaxPositionPercent,
    decimal MaxExposurePercent,
    decimal MaxDailyLossPercent,
    decimal MaxDrawdownPercent,
    int MaxConsecutiveLosses,
    int CoolDownMinutes,
    decimal MaxCostToRisk,
    decimal FeeBasisPoints,
    decimal SlippageBasisPoints,
    decimal MaxSpreadBasisPoints,
    decimal MaxPositionNotional,
    decimal MaxCorrelation,
    decimal MaxDailyLossR,
    int SymbolCoolDownMinutes,
    int MaxTradesPerDay,
    ReductionRules Reductions,
    BreakerRules Breaker,
    IReadOnlyList<Blackout> Blackouts,
    EvidenceRules Evidence,
    DepthRules Depth);
