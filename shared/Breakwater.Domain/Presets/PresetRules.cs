namespace Breakwater.Domain.Presets;

/// <summary>What must hold inside one preset and between its fields.</summary>
public static class PresetRules
{
    private const string NameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_";

    /// <summary>
    /// One sentence for each rule that does not hold, naming the field, its value and what is allowed. What compares
    /// sections is asked only once each of them holds by itself.
    /// </summary>
    public static IReadOnlyList<string> Check(Preset preset)
    {
        var breaks = new RuleBreaks();
        CheckHead(breaks, preset);
        ScanLimits.Check(breaks.In("scan"), preset.Scan);
        LevelLimits.Check(breaks.In("levels"), preset.Levels);
        SignalLimits.Check(breaks.In("signal"), preset.Signal);
        RiskLimits.Check(breaks.In("risk"), preset.Risk);
        ExitLimits.Check(breaks.In("exits"), preset.Exits);
        ExecutionLimits.Check(breaks.In("execution"), preset.Execution);
        if (breaks.All.Count == 0)
        {
            CandleLimits.Check(breaks, preset);
            CostLimits.Check(breaks, preset);
        }

        return breaks.All;
    }

    private static void CheckHead(RuleBreaks breaks, Preset preset)
    {
        breaks.Named("name", preset.Name, NameCharacters, 64);
        breaks.Said("description", preset.Description, 300);
        breaks.Chosen("signalTimeframe", preset.SignalTimeframe);
        breaks.Chosen("levelTimeframe", preset.LevelTimeframe);
        breaks.Between("historyCandles", preset.HistoryCandles, 50, 1000);
    }
}
