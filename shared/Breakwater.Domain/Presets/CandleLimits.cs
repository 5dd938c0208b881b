using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>Whether the candles that are fetched are enough for what the rules look back at.</summary>
/// <remarks>
/// RSI 14, ADX 14 (28 candles), EMA 9, volume medians (21) and the scan's z-score (21) fit into the least history.
/// </remarks>
internal static class CandleLimits
{
    private const int HourSeconds = 3600;
    private const int BandWidthCandles = 120; // Bands of 20 candles, ranked among 100 more.
    private const int SlowTrendCandles = 200;

    /// <summary>Every section was given and holds its ranges.</summary>
    public static void Check(RuleBreaks breaks, Preset preset)
    {
        CheckTimeframes(breaks, preset);
        foreach ((string field, int candles) in LevelNeeds(preset).Concat(SignalNeeds(preset)))
        {
            breaks.Holds(
                candles <= preset.HistoryCandles,
                $"{field} needs {candles} candles, more than the {preset.HistoryCandles} of historyCandles");
        }
    }

    private static void CheckTimeframes(RuleBreaks breaks, Preset preset)
    {
        int signal = (int)preset.SignalTimeframe;
        breaks.Holds(
            (int)preset.LevelTimeframe % signal == 0,
            $"levelTimeframe {preset.LevelTimeframe} is no whole multiple of signalTimeframe {preset.SignalTimeframe}");
        breaks.Holds(
            preset.Scan.MinHourlyVolumeSurge == 0m || signal <= HourSeconds,
            $"scan.minHourlyVolumeSurge is {preset.Scan.MinHourlyVolumeSurge}, but signalTimeframe "
            + $"{preset.SignalTimeframe} shows no hours; allowed is 0 then");
        decimal candleHours = (decimal)signal / HourSeconds;
        breaks.Holds(
            preset.Exits.TimeStopHours >= candleHours,
            $"exits.timeStopHours {preset.Exits.TimeStopHours} is shorter than one candle of signalTimeframe "
            + $"{preset.SignalTimeframe}");
    }

    private static IEnumerable<(string Field, int Candles)> LevelNeeds(Preset preset)
    {
        yield return ("levels.donchianPeriod", preset.Levels.DonchianPeriod + 1);
        yield return ("levels.pivotStrength", (2 * preset.Levels.PivotStrength) + 1);
        yield return ("levels.invalidationCandles", preset.Levels.InvalidationCandles);
        yield return ("signal.soft.trendEma", preset.Signal.Soft.TrendEma ?? 0);
        yield return (
            "scan.maxBandWidthPercentile", preset.Scan.MaxBandWidthPercentile < 100m ? BandWidthCandles : 0);
        yield return ("scan.regime.requireUpTrend", preset.Scan.Regime.RequireUpTrend ? SlowTrendCandles : 0);
    }

    private static IEnumerable<(string Field, int Candles)> SignalNeeds(Preset preset)
    {
        yield return ("signal.swingLookback", preset.Signal.SwingLookback);
        if (preset.Signal.Entries.Contains(EntryKind.Squeeze))
        {
            yield return (
                "signal.squeeze.maxBandWidthPercentile", BandWidthCandles + preset.Signal.Squeeze.MinCandles);
        }

        if (preset.Signal.Entries.Contains(EntryKind.Retest))
        {
            yield return ("signal.retest.watchHours", Candles(preset, preset.Signal.Retest.WatchHours));
            yield return ("signal.retest.falseBreakCandles", preset.Signal.Retest.FalseBreakCandles);
        }

        yield return ("signal.soft.cleanCandles", (preset.Signal.Soft.CleanCandles ?? 0) + 1);
        // The session starts at 00:00 UTC: at its end it is a whole day.
        yield return (
            "signal.soft.maxVwapGapAtr", preset.Signal.Soft.MaxVwapGapAtr is null ? 0 : Candles(preset, 24m));
        yield return ("exits.chandelierLookback", preset.Exits.ChandelierLookback);
        yield return ("exits.failedBreakoutCandles", preset.Exits.FailedBreakoutCandles);
        yield return ("exits.weakImpulseCandles", preset.Exits.WeakImpulseCandles);
        yield return ("exits.activityWindowCandles", preset.Exits.ActivityWindowCandles);
    }

    private static int Candles(Preset preset, decimal hours) =>
        (int)Math.Ceiling(hours * HourSeconds / (int)preset.SignalTimeframe);
}
