using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Whether the candles may be decided on.</summary>
internal static class QualityGates
{
    /// <summary>Inspects both series as they were known when the newest signal candle closed.</summary>
    public static bool AreOpen(GateTrail trail, SignalInputs inputs)
    {
        CandleSeries signal = inputs.SignalCandles;
        CandleSeries level = inputs.LevelCandles;

        return IsSound(trail, "signalCandles.defects", CandleQuality.Inspect(signal, signal.CloseTime))
            && IsSound(
                trail,
                "levelCandles.defects",
                CandleQuality.Inspect(
                    level.Candles[..LevelCandles.CountBefore(level, signal.Last.OpenTime)],
                    level.Timeframe,
                    signal.Last.OpenTime));
    }

    public static bool IsSound(GateTrail trail, string name, CandleQualityReport report) =>
        trail.Passes(Check.AtMost(name, report.Defects.Count, 0m), NoSignalReason.DefectiveCandles);
}
