namespace Breakwater.Domain.Signals;

/// <summary>Checks of a breakout of which only some must pass. Null leaves a check out of the pool.</summary>
/// <remarks>What cannot be measured (no order book, too few candles) has not passed.</remarks>
/// <param name="Required">How many must pass.</param>
/// <param name="MaxVwapGapAtr">The close is at most so far above the VWAP since 00:00 UTC, in ATR; unknown when the
/// signal candles begin later.</param>
/// <param name="MinRsi">Least RSI 14 of the signal candles, 0 to 100.</param>
/// <param name="MaxRsi">Greatest RSI 14 of the signal candles, 0 to 100.</param>
/// <param name="MinAdx">Least ADX 14 of the level candles, 0 to 100.</param>
/// <param name="TrendEma">The close is above this EMA of the level candles, in candles.</param>
/// <param name="MinBookImbalance">Least (bids - asks) / (bids + asks) within 0.3 % of the middle, -1 to 1.</param>
/// <param name="MaxApproachPercent">The ten candles before the breakout rose by at most so much each, per cent.</param>
/// <param name="MinSlopePercent">The newest three candles rose by at least so much each, per cent.</param>
/// <param name="CleanCandles">No close beyond the trigger within so many candles before.</param>
/// <param name="MinConsolidationCandles">So many closes within half an ATR below the level, of the ten before.</param>
public sealed record SoftRules(
    int Required,
    decimal? MaxVwapGapAtr,
    decimal? MinRsi,
    decimal? MaxRsi,
    decimal? MinAdx,
    int? TrendEma,
    decimal? MinBookImbalance,
    decimal? MaxApproachPercent,
    decimal? MinSlopePercent,
    int? CleanCandles,
    int? MinConsolidationCandles);
