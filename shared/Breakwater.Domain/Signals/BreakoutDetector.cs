using System.Globalization;
using Breakwater.Domain.Indicators;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Decides whether the newest closed candle broke a level upwards. Long only, pure.</summary>
public static class BreakoutDetector
{
    private const int LevelCandlesNeeded = AverageTrueRange.StandardPeriod + 1;

    // Enough digits for every decimal, without the trailing zeros that make 1.0 and 1.00 differ.
    private const string PlainNumber = "0.############################";

    /// <summary>Judges the newest of <paramref name="signalCandles"/> against <paramref name="levels"/>.</summary>
    /// <remarks>
    /// Of <paramref name="levelCandles"/> only those count that closed at or before the signal candle opened; the
    /// levels must be drawn from the same (<see cref="LevelCandles.Before"/>). Whether the signal candle itself is
    /// fresh is for the caller to judge, who knows the time; its <see cref="BreakoutSignal.ExpiresAt"/> says how long.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The two series are of different instruments, or a level was touched after the signal candle opened.
    /// </exception>
    public static SignalDecision Detect(
        CandleSeries signalCandles,
        CandleSeries levelCandles,
        IReadOnlyList<PriceLevel> levels,
        SignalRules rules,
        string presetVersion)
    {
        RefuseLookAhead(signalCandles, levelCandles, levels);

        GateTrail trail = new();
        if (KnownAtr(signalCandles, levelCandles, rules, trail) is not decimal atr
            || !trail.Passes(Check.AtLeast("levels", levels.Count, 1m), NoSignalReason.NoLevel))
        {
            return new SignalDecision.None(trail.Reason, trail.Checks);
        }

        BrokenLevel broken = BrokenLevel.Of(signalCandles, levels, atr, rules);
        BreakoutMeasure measure = BreakoutMeasure.Of(signalCandles, broken.Trigger, atr, rules);

        return IsOpen(trail, signalCandles, broken, measure, rules)
            ? new SignalDecision.Found(
                Signal(signalCandles, broken.Level, measure, rules, presetVersion), trail.Checks)
            : new SignalDecision.None(trail.Reason, trail.Checks);
    }

    private static void RefuseLookAhead(
        CandleSeries signalCandles,
        CandleSeries levelCandles,
        IReadOnlyList<PriceLevel> levels)
    {
        if (signalCandles.Symbol != levelCandles.Symbol)
        {
            throw new ArgumentException(
                $"Candles of {levelCandles.Symbol} say nothing about {signalCandles.Symbol}.", nameof(levelCandles));
        }

        DateTimeOffset known = signalCandles.Last.OpenTime - levelCandles.Timeframe.Duration();
        if (levels.Any(level => level.LastTouch > known))
        {
            throw new ArgumentException("A level knows the candle that is to break it.", nameof(levels));
        }
    }

    private static decimal? KnownAtr(
        CandleSeries signal,
        CandleSeries level,
        SignalRules rules,
        GateTrail trail)
    {
        int known = LevelCandles.CountBefore(level, signal.Last.OpenTime);
        double atr = AverageTrueRange.Last(
            level.Highs[..known], level.Lows[..known], level.Closes[..known], AverageTrueRange.StandardPeriod);
        decimal? value = IndicatorValue.ToDecimal(atr);
        int signalDefects = CandleQuality.Inspect(signal, signal.CloseTime).Defects.Count;
        int levelDefects = CandleQuality
            .Inspect(level.Candles[..known], level.Timeframe, signal.Last.OpenTime).Defects.Count;
        int needed = Math.Max(MedianWindow.StandardPeriod + 1, rules.SwingLookback);

        return trail.Passes(Check.AtMost("signalCandles.defects", signalDefects, 0m), NoSignalReason.DefectiveCandles)
            && trail.Passes(Check.AtMost("levelCandles.defects", levelDefects, 0m), NoSignalReason.DefectiveCandles)
            && trail.Passes(Check.AtLeast("signalCandles.count", signal.Count, needed), NoSignalReason.NotWarm)
            && trail.Passes(Check.AtLeast("levelCandles.count", known, LevelCandlesNeeded), NoSignalReason.NotWarm)
            && trail.Passes(new Check("atr", value, 0m, value > 0m), NoSignalReason.NotWarm)
            ? value
            : null;
    }

    private static bool IsOpen(
        GateTrail trail,
        CandleSeries candles,
        BrokenLevel broken,
        BreakoutMeasure measure,
        SignalRules rules)
    {
        decimal entry = candles.Last.Close;
        decimal previousClose = candles.Candles[^2].Close;
        decimal trigger = broken.Trigger;
        decimal stopPercent = (entry - measure.Stop) / entry * 100m;

        return trail.Passes(new Check("close", entry, trigger, entry > trigger), NoSignalReason.NoBreakout)
            && trail.Passes(Check.AtMost("previousClose", previousClose, trigger), NoSignalReason.NoBreakout)
            && trail.Passes(Check.AtMost("chase", entry, measure.MaxEntry), NoSignalReason.TooFarBeyond)
            && trail.Passes(
                Check.AtLeast("volumeSurge", measure.VolumeSurge, rules.MinVolumeMultiplier),
                NoSignalReason.VolumeTooLow)
            && trail.Passes(
                Check.AtLeast("bodyFraction", measure.BodyFraction, rules.MinBodyFraction),
                NoSignalReason.BodyTooSmall)
            && trail.Passes(
                new Check("stopPercent", stopPercent, rules.MinStopPercent, measure.Stop < entry),
                NoSignalReason.StopTooNear)
            && trail.Passes(
                new Check("stop", measure.Stop, 0m, measure.Stop > 0m), NoSignalReason.StopNotPositive);
    }

    private static BreakoutSignal Signal(
        CandleSeries candles,
        PriceLevel level,
        BreakoutMeasure measure,
        SignalRules rules,
        string presetVersion) => new(
            Id(candles, level, presetVersion),
            candles.Symbol,
            level.Price,
            candles.Last.Close,
            measure.MaxEntry,
            measure.Stop,
            measure.Atr,
            candles.Last.OpenTime,
            candles.CloseTime + (rules.ExpiryCandles * candles.Timeframe.Duration()),
            measure.Confidence(level.Strength));

    private static string Id(CandleSeries candles, PriceLevel level, string presetVersion) => "s" + StableId.Of(
        presetVersion,
        candles.Symbol.Value,
        level.Price.ToString(PlainNumber, CultureInfo.InvariantCulture),
        "long",
        candles.Last.OpenTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
}
