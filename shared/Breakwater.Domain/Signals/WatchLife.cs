using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>What candles make of a watch.</summary>
/// <remarks>
/// Watching, away once a high is <c>MinAwayAtr</c> above the level, pull-back once a later low is within
/// <c>NearAtr</c> of it. Each candle of the pull-back may be the entry, until one closes away again. A candle that
/// gets away and comes back counts as away only, since which it did first is unknown.
/// </remarks>
internal static class WatchLife
{
    /// <summary>
    /// The watch after every candle that it has not counted; null when one of them has a defect, which
    /// <paramref name="trail"/> then says.
    /// </summary>
    /// <remarks>Bit for bit what it would be had each candle been looked at when it closed.</remarks>
    public static LevelWatch? UpTo(GateTrail trail, LevelWatch watch, CandleSeries candles, SignalRules rules)
    {
        if (!watch.IsActive || watch.LastCandle >= candles.Last.OpenTime)
        {
            return watch;
        }

        int next = candles.Count - 1;
        while (next > 0 && candles.Candles[next - 1].OpenTime > watch.LastCandle)
        {
            next--;
        }

        int first = Math.Max(0, next - 1);
        if (candles.Candles[first].OpenTime > watch.LastCandle + candles.Timeframe.Duration())
        {
            return watch with { State = WatchState.Lost, LastCandle = candles.Last.OpenTime };
        }

        CandleQualityReport report =
            CandleQuality.Inspect(candles.Candles[first..], candles.Timeframe, candles.CloseTime);
        if (!report.IsSound && !QualityGates.IsSound(trail, "signalCandles.defects", report))
        {
            return null;
        }

        LevelWatch seen = watch;
        for (int i = next; i < candles.Count && seen.IsActive; i++)
        {
            seen = After(seen, candles, i, rules);
        }

        return seen;
    }

    private static LevelWatch After(LevelWatch watch, CandleSeries candles, int index, SignalRules rules)
    {
        Candle candle = candles.Candles[index];
        RetestZone zone = RetestZone.Of(watch, rules.Retest);
        bool isNear = watch.PullBackLow is not null || (zone.IsAway(watch) && candle.Low <= zone.Near);
        LevelWatch seen = watch with
        {
            HighestHigh = Math.Max(watch.HighestHigh, candle.High),
            PullBackLow = isNear ? Math.Min(watch.PullBackLow ?? candle.Low, candle.Low) : null,
            LastCandle = candle.OpenTime,
        };
        GateTrail trail = new();
        _ = RetestGates.AreOpen(trail, seen, candles, index, rules);

        return seen with
        {
            State = trail.Reason switch
            {
                NoSignalReason.None => WatchState.Retested,
                NoSignalReason.WatchOver => WatchState.Expired,
                NoSignalReason.FalseBreakout => WatchState.FalseBreakout,
                NoSignalReason.PierceTooDeep => WatchState.PiercedTooFar,
                NoSignalReason.NotRetested => zone.IsAway(seen) ? WatchState.Away : WatchState.Watching,
                _ => candle.Close >= zone.Left ? WatchState.Missed : WatchState.PullBack,
            },
        };
    }
}
