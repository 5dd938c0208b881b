namespace Breakwater.Domain.Risk;

/// <summary>
/// When a position is made smaller than the risk per trade. Each case that holds multiplies the size by its factor,
/// 0 to 1; a factor of 1 changes nothing. What is multiplied is the risk per trade: the caps on value stay.
/// </summary>
/// <param name="DailyLossShare">From this share of the daily loss limit on, in per cent or in R, 0 to 1.</param>
/// <param name="DailyLossFactor">Then the size is multiplied by this.</param>
/// <param name="DrawdownShare">From this share of the drawdown limit on, 0 to 1.</param>
/// <param name="DrawdownFactor">Then the size is multiplied by this.</param>
/// <param name="LastSlotFactor">For the last free position.</param>
/// <param name="LossStreakFactor">After two losses in a row, until a win; a cool-down does not end it.</param>
/// <param name="CautionFactor">While the market's regime is caution.</param>
/// <param name="LowScore">Scores below this are low, 0 to 1, and so is one that is not known; 0 for none.</param>
/// <param name="LowScoreFactor">For an instrument with a low score.</param>
public sealed record ReductionRules(
    decimal DailyLossShare,
    decimal DailyLossFactor,
    decimal DrawdownShare,
    decimal DrawdownFactor,
    decimal LastSlotFactor,
    decimal LossStreakFactor,
    decimal CautionFactor,
    decimal LowScore,
    decimal LowScoreFactor);
