using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>The checks of which only some must pass.</summary>
internal static class SoftPool
{
    /// <summary>Records every check that the rules name, then how many passed; what is unknown did not.</summary>
    public static bool IsOpen(GateTrail trail, SignalInputs inputs, FreshBreak broken, SoftRules rules)
    {
        int named = 0;
        int passed = 0;
        foreach (Check? check in (ReadOnlySpan<Check?>)
            [
                .. OfIndicators(inputs, broken, rules),
                .. OfCandles(inputs.SignalCandles, broken, rules),
            ])
        {
            if (check is not null)
            {
                trail.Note(check);
                named++;
                passed += check.Passed ? 1 : 0;
            }
        }

        // Without a pool there is nothing to report, but asking for one that is not there is never met.
        return (named == 0 && rules.Required <= 0)
            || trail.Passes(Check.AtLeast("soft.passed", passed, rules.Required), NoSignalReason.SoftPoolTooFew);
    }

    private static Check?[] OfIndicators(SignalInputs inputs, FreshBreak broken, SoftRules rules)
    {
        CandleSeries signal = inputs.SignalCandles;
        CandleSeries level = inputs.LevelCandles;
        int known = LevelCandles.CountBefore(level, signal.Last.OpenTime);
        decimal? rsi = rules.MinRsi is null && rules.MaxRsi is null ? null : SoftMeasure.Rsi(signal);

        return
        [
            rules.MaxVwapGapAtr is decimal gap
                ? Check.AtMost("soft.vwapGapAtr", SoftMeasure.VwapGapAtr(signal, broken.Atr), gap)
                : null,
            rules.MinRsi is decimal least ? Check.AtLeast("soft.rsi.min", rsi, least) : null,
            rules.MaxRsi is decimal most ? Check.AtMost("soft.rsi.max", rsi, most) : null,
            rules.MinAdx is decimal adx ? Check.AtLeast("soft.adx", SoftMeasure.Adx(level, known), adx) : null,
            rules.TrendEma is int period
                ? AboveEma(signal.Last.Close, SoftMeasure.Ema(level, known, period))
                : null,
            rules.MinBookImbalance is decimal imbalance
                ? Check.AtLeast("soft.bookImbalance", BookImbalance.Of(inputs.Book), imbalance)
                : null,
        ];
    }

    private static Check?[] OfCandles(CandleSeries candles, FreshBreak broken, SoftRules rules) =>
    [
        rules.MaxApproachPercent is decimal approach
            ? Check.AtMost("soft.approachPercent", SoftMeasure.ApproachPercent(candles), approach)
            : null,
        rules.MinSlopePercent is decimal slope
            ? Check.AtLeast("soft.slopePercent", SoftMeasure.SlopePercent(candles), slope)
            : null,
        rules.CleanCandles is int clean
            ? Check.AtMost("soft.closesBeyond", SoftMeasure.ClosesBeyond(candles, broken.Trigger, clean), 0m)
            : null,
        rules.MinConsolidationCandles is int least
            ? Check.AtLeast("soft.closesNear", SoftMeasure.ClosesNear(candles, broken), least)
            : null,
    ];

    private static Check AboveEma(decimal close, decimal? ema) =>
        new("soft.trendEma", ema is null ? null : close, ema, close > ema);
}
