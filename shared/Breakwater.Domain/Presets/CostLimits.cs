using Breakwater.Domain.Positions;

namespace Breakwater.Domain.Presets;

/// <summary>Whether what a trade costs and what a venue takes at least leave anything to trade.</summary>
internal static class CostLimits
{
    // An account of this size must be able to use every preset; Binance asks for 5 to 10 of quote currency.
    private const decimal PlannedEquity = 10_000m;
    private const decimal MinNotional = 10m;

    /// <summary>Every section was given and holds its ranges.</summary>
    public static void Check(RuleBreaks breaks, Preset preset)
    {
        CheckSpread(breaks, preset);
        CheckCosts(breaks, preset);
        CheckBreakEven(breaks, preset);
        CheckLegs(breaks, preset);
    }

    private static void CheckSpread(RuleBreaks breaks, Preset preset) => breaks.Holds(
        preset.Scan.MaxSpreadBasisPoints <= preset.Risk.MaxSpreadBasisPoints,
        $"scan.maxSpreadBasisPoints {preset.Scan.MaxSpreadBasisPoints} is above "
        + $"risk.maxSpreadBasisPoints {preset.Risk.MaxSpreadBasisPoints}: what the scan lets through would be refused");

    // Typical is half the widest spread that is let through. The cost gate itself asks with the spread at the time.
    private static void CheckCosts(RuleBreaks breaks, Preset preset)
    {
        decimal spread = Math.Min(preset.Scan.MaxSpreadBasisPoints, preset.Risk.MaxSpreadBasisPoints) / 2m;
        decimal cost = (2m * preset.Risk.FeeBasisPoints) + preset.Risk.SlippageBasisPoints + spread;
        decimal allowed = preset.Risk.MaxCostToRisk * 100m;
        string said = $"a round trip costs {cost} basis points (2 x risk.feeBasisPoints + risk.slippageBasisPoints + "
            + $"half of maxSpreadBasisPoints), and risk.maxCostToRisk is {preset.Risk.MaxCostToRisk}";
        decimal widest = WidestStopPercent(preset);
        if (breaks.Holds(
            cost <= allowed * widest,
            $"this preset could never trade: {said}, which even the widest stop of {widest} % cannot pay "
            + "(signal.minStopPercent, signal.stopAtr x scan.maxAtrPercent)"))
        {
            breaks.Holds(
                cost <= allowed * preset.Signal.MinStopPercent,
                $"signal.minStopPercent is {preset.Signal.MinStopPercent}: {said}, so every trade with so near a stop "
                + $"would be refused; allowed is from {Up(cost / Math.Max(allowed, 0.0001m))}");
        }
    }

    private static void CheckBreakEven(RuleBreaks breaks, Preset preset)
    {
        ExitRules exits = preset.Exits;
        breaks.Holds(
            exits.BreakEvenBufferBasisPoints >= 2m * preset.Risk.FeeBasisPoints,
            $"exits.breakEvenBufferBasisPoints {exits.BreakEvenBufferBasisPoints} is below twice "
            + $"risk.feeBasisPoints {preset.Risk.FeeBasisPoints}: a stop there would lose the fees");
        decimal? reached = AddOnLimits.BreakEvenR(exits) * preset.Signal.MinStopPercent * 100m;
        breaks.Holds(
            reached is null || reached > exits.BreakEvenBufferBasisPoints,
            $"exits.breakEvenBufferBasisPoints {exits.BreakEvenBufferBasisPoints} is not below the {reached} basis "
            + "points that price has risen when the stop goes there (exits.breakEvenAfterR or exits.targets[0].r, "
            + "x signal.minStopPercent)");
    }

    // The widest stop makes the smallest position. Reductions of the size are not counted: they are meant to end in
    // no trade at all when they add up.
    private static void CheckLegs(RuleBreaks breaks, Preset preset)
    {
        decimal byRisk = PlannedEquity * preset.Risk.RiskPerTradePercent / WidestStopPercent(preset);
        decimal byValue = PlannedEquity * preset.Risk.MaxPositionPercent / 100m;
        decimal notional = Math.Min(Math.Min(byRisk, byValue), preset.Risk.MaxPositionNotional);
        decimal[] fractions = [.. preset.Exits.Targets.Select(target => target.Fraction)];
        decimal smallest = fractions.Append(1m - fractions.Sum()).Min();
        decimal leg = decimal.Round(notional * smallest, 2);
        breaks.Holds(
            leg >= MinNotional,
            $"the smallest of exits.targets[].fraction and the runner is {smallest}, which at an equity of "
            + $"{PlannedEquity} and the widest stop of {WidestStopPercent(preset)} % is worth {leg}; allowed is from "
            + $"{MinNotional}, the least that venues take (risk.riskPerTradePercent, risk.maxPositionPercent)");
    }

    private static decimal WidestStopPercent(Preset preset) =>
        Math.Max(preset.Signal.MinStopPercent, preset.Signal.StopAtr * preset.Scan.MaxAtrPercent);

    private static decimal Up(decimal value) => Math.Ceiling(value * 100m) / 100m;
}
