namespace Breakwater.Domain.Presets;

/// <summary>What must hold inside one preset and between its fields.</summary>
public static class PresetRules
{
    /// <summary>
    /// One sentence for each rule that does not hold, naming the field, its value and what is allowed.
    /// </summary>
    public static IReadOnlyList<string> Check(Preset preset)
    {
        var breaks = new RuleBreaks();
        CheckHead(breaks, preset);
        ScanLimits.Check(breaks.In("scan"), preset.Scan);
        LevelLimits.Check(breaks.In("levels"), preset.Levels, preset.HistoryCandles);
        SignalLimits.Check(breaks.In("signal"), preset.Signal);
        RiskLimits.Check(breaks.In("risk"), preset.Risk);
        ExitLimits.Check(breaks.In("exits"), preset.Exits);

        return breaks.All;
    }

    private static void CheckHead(RuleBreaks breaks, Preset preset)
    {
        breaks.Named("name", preset.Name, "abcdefghijklmnopqrstuvwxyz0123456789_", 64);
        breaks.Holds(!string.IsNullOrWhiteSpace(preset.Description), "description is empty");
        breaks.Between("historyCandles", preset.HistoryCandles, 50, 1000);
        breaks.Chosen("signalTimeframe", preset.SignalTimeframe);
        breaks.Chosen("levelTimeframe", preset.LevelTimeframe);
        breaks.Holds(
            preset.LevelTimeframe >= preset.SignalTimeframe,
            $"levelTimeframe {preset.LevelTimeframe} is shorter than signalTimeframe {preset.SignalTimeframe}");
        Fits(breaks, "signal.swingLookback", preset.Signal.SwingLookback, preset);
        Fits(breaks, "exits.chandelierLookback", preset.Exits.ChandelierLookback, preset);
    }

    private static void Fits(RuleBreaks breaks, string field, int candles, Preset preset) => breaks.Holds(
        candles <= preset.HistoryCandles,
        $"{field} is {candles}, more than the {preset.HistoryCandles} of historyCandles");
}
