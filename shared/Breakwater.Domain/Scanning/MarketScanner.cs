using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Filters and ranks instruments. Pure: the same snapshot and rules give the same verdict.</summary>
public static class MarketScanner
{
    private const int InputsNeeded = 4;

    /// <summary>Runs every filter on <paramref name="snapshot"/>, also after one failed, and scores it.</summary>
    /// <exception cref="ArgumentException">The parts of the snapshot are of different instruments.</exception>
    public static ScanVerdict Assess(SymbolSnapshot snapshot, ScanRules rules)
    {
        RefuseMixedSymbols(snapshot);

        ScanMetrics metrics = ScanMetrics.Of(snapshot);
        (Check Check, ScanRejection Reason)[] filters = Filters(snapshot, metrics, rules);
        IReadOnlyList<Check> parts = ScanScore.Parts(metrics, rules);
        ScanRejection reason = FirstFailure(filters);

        return new ScanVerdict(
            snapshot.Instrument.Symbol,
            reason == ScanRejection.None,
            reason,
            ScanScore.Of(parts),
            [.. filters.Select(static filter => filter.Check), .. parts]);
    }

    /// <summary>The best that passed, best first, equals by name, each instrument once.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxCandidates"/> is negative.</exception>
    public static IReadOnlyList<ScanVerdict> Rank(IEnumerable<ScanVerdict> verdicts, int maxCandidates)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxCandidates);

        // A redelivered chunk brings its verdicts twice; they must not take two places.
        return
        [
            .. verdicts
                .Where(static verdict => verdict.Passed)
                .OrderByDescending(static verdict => verdict.Score)
                .ThenBy(static verdict => verdict.Symbol)
                .DistinctBy(static verdict => verdict.Symbol)
                .Take(maxCandidates),
        ];
    }

    private static (Check Check, ScanRejection Reason)[] Filters(
        SymbolSnapshot snapshot,
        ScanMetrics metrics,
        ScanRules rules) =>
    [
        (Check.That("trading", snapshot.Instrument.IsTrading), ScanRejection.NotTrading),
        (Check.AtLeast("inputs", Inputs(snapshot), InputsNeeded), ScanRejection.MissingData),
        (Check.AtMost("levelCandles.defects", metrics.LevelDefects, 0m), ScanRejection.DefectiveCandles),
        (Check.AtMost("signalCandles.defects", metrics.SignalDefects, 0m), ScanRejection.DefectiveCandles),
        (Check.AtLeast("quoteVolume24h", snapshot.Ticker?.QuoteVolume, rules.MinQuoteVolume24h),
            ScanRejection.VolumeTooLow),
        (Check.AtMost("spreadBasisPoints", metrics.SpreadBasisPoints, rules.MaxSpreadBasisPoints),
            ScanRejection.SpreadTooWide),
        (Check.AtLeast("atrPercent.min", metrics.AtrPercent, rules.MinAtrPercent), ScanRejection.VolatilityTooLow),
        (Check.AtMost("atrPercent.max", metrics.AtrPercent, rules.MaxAtrPercent), ScanRejection.VolatilityTooHigh),
        (Check.AtLeast("volumeSurge", metrics.VolumeSurge, rules.MinVolumeSurge), ScanRejection.NoVolumeSurge),
    ];

    private static ScanRejection FirstFailure((Check Check, ScanRejection Reason)[] filters)
    {
        foreach ((Check check, ScanRejection reason) in filters)
        {
            if (!check.Passed)
            {
                return check.Value is null ? ScanRejection.MissingData : reason;
            }
        }

        return ScanRejection.None;
    }

    private static decimal Inputs(SymbolSnapshot snapshot) =>
        new object?[] { snapshot.Ticker, snapshot.Book, snapshot.LevelCandles, snapshot.SignalCandles }
            .Count(static input => input is not null);

    private static void RefuseMixedSymbols(SymbolSnapshot snapshot)
    {
        Symbol symbol = snapshot.Instrument.Symbol;
        Symbol[] others =
        [
            snapshot.Ticker?.Symbol ?? symbol,
            snapshot.Book?.Symbol ?? symbol,
            snapshot.LevelCandles?.Symbol ?? symbol,
            snapshot.SignalCandles?.Symbol ?? symbol,
        ];
        if (others.Any(other => other != symbol))
        {
            throw new ArgumentException($"The snapshot of {symbol} has parts of others.", nameof(snapshot));
        }
    }
}
