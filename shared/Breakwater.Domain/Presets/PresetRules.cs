using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Presets;

/// <summary>What must hold inside one preset and between its fields.</summary>
public static class PresetRules
{
    /// <summary>
    /// One sentence for each rule that does not hold, naming the field, its value and what is allowed.
    /// </summary>
    public static IReadOnlyList<string> Check(Preset preset)
    {
        var errors = new List<string>();
        Between(errors, "historyCandles", preset.HistoryCandles, 50, 1000);
        Between(errors, "scan.chunkSize", preset.Scan.ChunkSize, 1, 100);
        Between(errors, "scan.maxSymbols", preset.Scan.MaxSymbols, 1, 1000);
        Between(errors, "scan.maxCandidates", preset.Scan.MaxCandidates, 1, 90);
        Between(errors, "levels.donchianPeriod", preset.Levels.DonchianPeriod, 2, preset.HistoryCandles / 2);
        Between(errors, "levels.pivotStrength", preset.Levels.PivotStrength, 1, 20);
        Between(errors, "signal.minBodyFraction", preset.Signal.MinBodyFraction, 0m, 1m);
        Between(errors, "signal.stopAtr", preset.Signal.StopAtr, 0.1m, 20m);
        Between(errors, "risk.riskPerTradePercent", preset.Risk.RiskPerTradePercent, 0.01m, 5m);
        Between(errors, "risk.maxOpenPositions", preset.Risk.MaxOpenPositions, 1, 10);
        Between(errors, "risk.maxConsecutiveLosses", preset.Risk.MaxConsecutiveLosses, 1, 20);
        Between(errors, "risk.maxCostToRisk", preset.Risk.MaxCostToRisk, 0m, 1m);
        Between(errors, "exits.chandelierLookback", preset.Exits.ChandelierLookback, 2, 200);
        Holds(errors, preset.SignalTimeframe is not Timeframe.None, "signalTimeframe is missing");
        Holds(
            errors,
            preset.LevelTimeframe >= preset.SignalTimeframe,
            $"levelTimeframe {preset.LevelTimeframe} is shorter than signalTimeframe {preset.SignalTimeframe}");
        CheckRisk(errors, preset);
        CheckTargets(errors, preset);

        return errors;
    }

    private static void CheckRisk(List<string> errors, Preset preset)
    {
        decimal atOnce = preset.Risk.RiskPerTradePercent * preset.Risk.MaxOpenPositions;
        Holds(
            errors,
            preset.Risk.MaxOpenRiskPercent <= preset.Risk.MaxDailyLossPercent,
            $"risk.maxOpenRiskPercent {preset.Risk.MaxOpenRiskPercent} is above "
            + $"risk.maxDailyLossPercent {preset.Risk.MaxDailyLossPercent}: all stops at once would pass it");
        Holds(
            errors,
            atOnce <= preset.Risk.MaxOpenRiskPercent,
            $"risk.riskPerTradePercent times risk.maxOpenPositions is {atOnce}, above "
            + $"risk.maxOpenRiskPercent {preset.Risk.MaxOpenRiskPercent}: the last positions could never be opened");
        Holds(
            errors,
            preset.Risk.MaxDrawdownPercent >= preset.Risk.MaxDailyLossPercent,
            $"risk.maxDrawdownPercent {preset.Risk.MaxDrawdownPercent} is below "
            + $"risk.maxDailyLossPercent {preset.Risk.MaxDailyLossPercent}");
    }

    private static void CheckTargets(List<string> errors, Preset preset)
    {
        decimal total = preset.Exits.Targets.Sum(target => target.Fraction);
        Between(errors, "sum of exits.targets[].fraction", total, 0m, 1m);
        Holds(
            errors,
            preset.Exits.Targets.Zip(preset.Exits.Targets.Skip(1)).All(pair => pair.First.R < pair.Second.R),
            "exits.targets[].r must increase");
        Holds(
            errors,
            preset.Exits.TimeStopHours <= preset.Exits.MaxHoldHours,
            $"exits.timeStopHours {preset.Exits.TimeStopHours} is above "
            + $"exits.maxHoldHours {preset.Exits.MaxHoldHours}");
    }

    private static void Between(List<string> errors, string field, decimal value, decimal least, decimal most) =>
        Holds(errors, value >= least && value <= most, $"{field} is {value}; allowed is {least} to {most}");

    private static void Holds(List<string> errors, bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }
}
