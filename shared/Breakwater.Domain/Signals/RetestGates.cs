using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Whether a candle is the one that holds the first pull-back to a broken level.</summary>
internal static class RetestGates
{
    private const int NewestVolumes = 5;
    private const int VolumesBefore = 15;

    /// <summary>Judges the candle at <paramref name="index"/>, which <paramref name="watch"/> has counted.</summary>
    public static bool AreOpen(
        GateTrail trail,
        LevelWatch watch,
        CandleSeries candles,
        int index,
        SignalRules rules)
    {
        Candle candle = candles.Candles[index];

        return IsPullBack(trail, watch, candle, candles.Timeframe.Duration(), rules.Retest)
            && trail.Passes(
                new Check("retest.hold", candle.Close, watch.LevelPrice, candle.Close > watch.LevelPrice),
                NoSignalReason.PullBackNotHeld)
            && trail.Passes(
                new Check("retest.impulse", candle.Close, candle.Open, candle.Close > candle.Open),
                NoSignalReason.PullBackNotHeld)
            && trail.Passes(
                Check.AtMost("chase", candle.Close, MaxEntry(watch, rules)), NoSignalReason.TooFarBeyond)
            && trail.Passes(
                Check.AtLeast("retest.activity", Activity(candles.Volumes[..(index + 1)]), rules.Retest.MinActivity),
                NoSignalReason.ActivityTooLow)
            && StopPlacement.IsOpen(trail, candle.Close, Stop(watch, candle, rules), rules);
    }

    /// <summary>What an entry at the held pull-back would be.</summary>
    public static EntryPlan Plan(LevelWatch watch, CandleSeries candles, SignalRules rules) => new(
        EntryKind.Retest,
        watch.LevelPrice,
        MaxEntry(watch, rules),
        Stop(watch, candles.Last, rules),
        watch.Atr,
        EntryPlan.ConfidenceOf(watch.LevelStrength, Activity(candles.Volumes), candles.Last));

    private static bool IsPullBack(
        GateTrail trail,
        LevelWatch watch,
        Candle candle,
        TimeSpan interval,
        RetestRules rules)
    {
        RetestZone zone = RetestZone.Of(watch, rules);
        long age = (candle.OpenTime - watch.BreakoutCandle).Ticks / interval.Ticks;
        bool isTrue = age > rules.FalseBreakCandles || candle.Close >= watch.LevelPrice;

        return trail.Passes(Check.AtLeast("retest.candles", age, 1m), NoSignalReason.NotRetested)
            && trail.Passes(
                Check.AtMost("retest.hours", watch.HoursUntil(candle.OpenTime), rules.WatchHours),
                NoSignalReason.WatchOver)
            && trail.Passes(
                new Check("retest.trueBreak", candle.Close, watch.LevelPrice, isTrue), NoSignalReason.FalseBreakout)
            && trail.Passes(
                Check.AtLeast("retest.pierce", candle.Low, zone.Pierce), NoSignalReason.PierceTooDeep)
            && trail.Passes(
                Check.AtLeast("retest.away", watch.HighestHigh, zone.Away), NoSignalReason.NotRetested)
            && trail.Passes(
                new Check("retest.near", watch.PullBackLow ?? candle.Low, zone.Near, watch.PullBackLow is not null),
                NoSignalReason.NotRetested);
    }

    private static decimal MaxEntry(LevelWatch watch, SignalRules rules) =>
        TriggerPrice.MaxEntry(TriggerPrice.Of(watch.LevelPrice, watch.Atr, rules), watch.Atr, rules);

    private static decimal Stop(LevelWatch watch, Candle candle, SignalRules rules) =>
        StopPlacement.NoNearer(watch.LevelPrice - (rules.Retest.StopAtr * watch.Atr), candle.Close, rules);

    private static decimal? Activity(ReadOnlySpan<double> volumes)
    {
        if (volumes.Length < NewestVolumes + VolumesBefore)
        {
            return null;
        }

        double newest = Median.Of(volumes[^NewestVolumes..]);
        double before = Median.Of(volumes[^(NewestVolumes + VolumesBefore)..^NewestVolumes]);

        return before > 0.0 ? IndicatorValue.ToDecimal(newest / before) : null;
    }
}
