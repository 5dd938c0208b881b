using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Judges the market as a whole by the candles of one symbol that stands for it.</summary>
public static class RegimeFilter
{
    /// <summary>The check of the reference's candles; its value is how many defects they have.</summary>
    internal const string DefectsCheck = "regime.defects";

    private const int SecondsPerHour = 3600;
    private const int FastPeriod = 50;
    private const int SlowPeriod = 200;

    private static readonly RegimeVerdict NothingAsked = new(MarketRegime.Normal, []);

    /// <summary>How the market stands at <paramref name="now"/>.</summary>
    /// <remarks>
    /// Normal without any candle when the rules name no symbol or ask for nothing; a threshold of 0 asks for nothing.
    /// Otherwise Unknown when there is no reference, when it is stale or has another defect, when it is shorter than
    /// an hour and, where an up trend is required, shorter than 200 candles. The fall is from the close one hour before
    /// the newest close, or one candle before it when candles are longer than an hour; a fall equal to a threshold
    /// counts. A known reason against entries is RiskOff, whatever else is not known.
    /// </remarks>
    /// <param name="reference">Closed candles of the rules' symbol, of any timeframe; null when there are none.</param>
    /// <param name="now">When the candles were taken, UTC.</param>
    /// <param name="rules">What to ask.</param>
    /// <exception cref="ArgumentException">The reference is not the rules' symbol.</exception>
    public static RegimeVerdict Judge(CandleSeries? reference, DateTimeOffset now, RegimeRules rules)
    {
        if (rules.Symbol.Length == 0
            || rules is { CautionFallPercent: <= 0m, RiskOffFallPercent: <= 0m, RequireUpTrend: false })
        {
            return NothingAsked;
        }

        RefuseOther(reference, rules);
        int? defects = reference is null ? null : CandleQuality.Inspect(reference, now).Defects.Count;
        Check sound = Check.AtMost(DefectsCheck, defects, 0m);

        return reference is not null && sound.Passed
            ? Judge(sound, reference, rules)
            : new RegimeVerdict(MarketRegime.Unknown, [sound]);
    }

    private static RegimeVerdict Judge(Check sound, CandleSeries reference, RegimeRules rules)
    {
        List<Check> checks = [sound];
        decimal? fall = HourlyFallPercent(reference);
        if (rules.RiskOffFallPercent > 0m)
        {
            bool holds = fall < rules.RiskOffFallPercent;
            checks.Add(new Check("regime.fallPercent.riskOff", fall, rules.RiskOffFallPercent, holds));
        }

        if (rules.CautionFallPercent > 0m)
        {
            checks.Add(new Check("regime.fallPercent.caution", fall, rules.CautionFallPercent, fall is not null));
        }

        if (rules.RequireUpTrend)
        {
            checks.Add(Check.AtLeast("regime.upTrendPercent", TrendPercent(reference), 0m));
        }

        bool isCautious = rules.CautionFallPercent > 0m && fall >= rules.CautionFallPercent;

        return new RegimeVerdict(Regime(checks, isCautious), checks);
    }

    private static MarketRegime Regime(List<Check> checks, bool isCautious)
    {
        bool isKnown = true;
        foreach (Check check in checks)
        {
            if (check is { Passed: false, Value: not null })
            {
                return MarketRegime.RiskOff;
            }

            isKnown &= check.Passed;
        }

        return (isKnown, isCautious) switch
        {
            (false, _) => MarketRegime.Unknown,
            (_, true) => MarketRegime.Caution,
            _ => MarketRegime.Normal,
        };
    }

    private static decimal? HourlyFallPercent(CandleSeries reference)
    {
        int hour = Math.Max(1, SecondsPerHour / (int)reference.Timeframe);
        if (reference.Count <= hour)
        {
            return null;
        }

        decimal before = reference.Candles[^(hour + 1)].Close;

        return (before - reference.Last.Close) / before * 100m;
    }

    // How far EMA 50 is above EMA 200, per cent of EMA 200.
    private static decimal? TrendPercent(CandleSeries reference)
    {
        if (reference.Count < SlowPeriod)
        {
            return null;
        }

        ExponentialMovingAverage fast = new(FastPeriod);
        ExponentialMovingAverage slow = new(SlowPeriod);
        double fastValue = double.NaN;
        double slowValue = double.NaN;
        foreach (double close in reference.Closes)
        {
            fastValue = fast.Next(close);
            slowValue = slow.Next(close);
        }

        return IndicatorValue.ToDecimal((fastValue - slowValue) / slowValue * 100.0);
    }

    private static void RefuseOther(CandleSeries? reference, RegimeRules rules)
    {
        if (reference is not null
            && !string.Equals(reference.Symbol.Value, rules.Symbol, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"Candles of {reference.Symbol} do not stand for {rules.Symbol}.", nameof(reference));
        }
    }
}
