using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>The entry at the close that breaks a level: momentum, and out of a squeeze.</summary>
internal static class BreakoutEntry
{
    public static SignalDecision Decide(EntryKind kind, SignalInputs inputs, FreshBreak broken, SignalRules rules)
    {
        GateTrail trail = new(broken.Trail);
        CandleSeries candles = inputs.SignalCandles;
        decimal? surge = IndicatorValue.ToDecimal(MedianWindow.Surge(candles.Volumes));
        EntryPlan plan = new(
            kind,
            broken.Level.Price,
            TriggerPrice.MaxEntry(broken.Trigger, broken.Atr, rules),
            StopPlacement.Of(candles, broken.Atr, rules),
            broken.Atr,
            EntryPlan.ConfidenceOf(broken.Level.Strength, surge, candles.Last));
        bool isOpen = AreOpen(trail, plan, candles.Last, surge, rules)
            && HasRoom(trail, plan, candles.Last.Close, broken.Level.BaseHeight, rules)
            && (kind != EntryKind.Squeeze || SqueezeGate.IsOpen(trail, candles, rules.Squeeze))
            && SoftPool.IsOpen(trail, inputs, broken, rules.Soft);

        return isOpen ? new SignalDecision.Found(plan.ToSignal(inputs, rules), trail.Checks) : trail.Refusal();
    }

    private static bool AreOpen(
        GateTrail trail,
        EntryPlan plan,
        Candle candle,
        decimal? surge,
        SignalRules rules) =>
        trail.Passes(Check.AtMost("chase", candle.Close, plan.MaxEntry), NoSignalReason.TooFarBeyond)
        && trail.Passes(
            Check.AtLeast("volumeSurge", surge, rules.MinVolumeMultiplier), NoSignalReason.VolumeTooLow)
        && trail.Passes(
            Check.AtLeast("bodyFraction", EntryPlan.BodyFraction(candle), rules.MinBodyFraction),
            NoSignalReason.BodyTooSmall)
        && StopPlacement.IsOpen(trail, candle.Close, plan.Stop, rules);

    private static bool HasRoom(
        GateTrail trail,
        EntryPlan plan,
        decimal entry,
        decimal baseHeight,
        SignalRules rules) =>
        rules.MinBaseHeightR == 0m
        || trail.Passes(
            Check.AtLeast("baseHeight", baseHeight, rules.MinBaseHeightR * (entry - plan.Stop)),
            NoSignalReason.BaseTooLow);
}
