using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>What is measured on the breakout candle; null is what could not be measured.</summary>
internal sealed record BreakoutMeasure(
    decimal Atr,
    decimal MaxEntry,
    decimal Stop,
    decimal? VolumeSurge,
    decimal? BodyFraction)
{
    // Five times the usual volume and four fifths of body are as much as counts.
    private const decimal SurgeFull = 5m;
    private const decimal BodyFull = 0.8m;

    public static BreakoutMeasure Of(CandleSeries candles, decimal trigger, decimal atr, SignalRules rules)
    {
        Candle candle = candles.Last;
        decimal range = candle.High - candle.Low;

        return new BreakoutMeasure(
            atr,
            trigger + (rules.MaxChaseAtr * atr),
            StopPlacement.Of(candles, atr, rules),
            IndicatorValue.ToDecimal(MedianWindow.Surge(candles.Volumes)),
            range > 0m ? (candle.Close - candle.Open) / range : null);
    }

    /// <summary>0 to 1: half for the level, the rest for volume and body.</summary>
    public decimal Confidence(decimal levelStrength)
    {
        decimal volume = Math.Clamp((VolumeSurge ?? 0m) / SurgeFull, 0m, 1m);
        decimal body = Math.Clamp((BodyFraction ?? 0m) / BodyFull, 0m, 1m);

        return (0.5m * Math.Clamp(levelStrength, 0m, 1m)) + (0.3m * volume) + (0.2m * body);
    }
}
