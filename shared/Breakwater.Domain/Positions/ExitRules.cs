namespace Breakwater.Domain.Positions;

/// <summary>When and how a position is made smaller. R is the distance from entry to the initial stop.</summary>
/// <remarks>
/// The best price is the highest of the bid now and of the closed candles since entry. What candles must tell is
/// decided when a new one has closed, and what they cannot tell is no reason to leave.
/// </remarks>
/// <param name="Targets">Profit targets, nearest first.</param>
/// <param name="BreakEvenBufferBasisPoints">Above the average price paid, to cover both sides' fees, and counted as at
/// least twice the fee rate that the entry paid; the stop goes there after target 1.</param>
/// <param name="TrailAfterR">The chandelier stop starts once the best price was so many R above entry.</param>
/// <param name="ChandelierLookback">Signal candles whose highest high the chandelier hangs from.</param>
/// <param name="ChandelierAtr">How far below that high it hangs, in ATR of the signal.</param>
/// <param name="MinStopStepAtr">The stop is moved only by at least so much, in ATR: each move is a request and a stored
/// write. The move to break-even is made in any case.</param>
/// <param name="FailedBreakoutCandles">A close back below the level within so many candles of the signal's is an exit
/// before target 1; 0 never asks.</param>
/// <param name="TimeStopHours">After these a trade below <paramref name="TimeStopMinR"/> is closed, before target
/// 1.</param>
/// <param name="TimeStopMinR">What the bid must show then, in R above entry.</param>
/// <param name="MaxHoldHours">No trade is held longer.</param>
/// <param name="BreakEvenAfterR">The stop goes to break-even once the best price was so many R above entry, also
/// without a target; 0 only with the first target.</param>
/// <param name="TrailStepAfterR">The step trail starts once the best price was so many R above entry.</param>
/// <param name="TrailStepBasisPoints">Then the stop follows so far below the best price; 0 for no step trail.</param>
/// <param name="WeakImpulseCandles">After so many candles from the signal's the trade must have shown something, before
/// target 1; 0 never asks.</param>
/// <param name="WeakImpulseMinPercent">At least so much above entry at its best, per cent.</param>
/// <param name="ActivityWindowCandles">Candles after the breakout's whose mean volume is the activity; 0 never
/// asks.</param>
/// <param name="ActivityDropShare">Out when activity falls below this share of the breakout candle's volume, 0 to
/// 1.</param>
/// <param name="VolatilityExitSigma">Out when a falling candle's range is more than so many standard deviations above
/// the mean of the 20 before; 0 never asks.</param>
/// <param name="AddOn">When a winner is added to.</param>
public sealed record ExitRules(
    IReadOnlyList<ProfitTarget> Targets,
    decimal BreakEvenBufferBasisPoints,
    decimal TrailAfterR,
    int ChandelierLookback,
    decimal ChandelierAtr,
    decimal MinStopStepAtr,
    int FailedBreakoutCandles,
    decimal TimeStopHours,
    decimal TimeStopMinR,
    decimal MaxHoldHours,
    decimal BreakEvenAfterR,
    decimal TrailStepAfterR,
    decimal TrailStepBasisPoints,
    int WeakImpulseCandles,
    decimal WeakImpulseMinPercent,
    int ActivityWindowCandles,
    decimal ActivityDropShare,
    decimal VolatilityExitSigma,
    AddOnRules AddOn);

/// <summary>One profit target.</summary>
/// <param name="R">Distance above entry, in R.</param>
/// <param name="Fraction">Share of the quantity first bought, 0 to 1; with it is sold what earlier targets were too
/// small to sell.</param>
public sealed record ProfitTarget(decimal R, decimal Fraction);
