using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Filters and ranks instruments. Pure: the same snapshot and rules give the same verdict.</summary>
public static class MarketScanner
{
    /// <summary>Runs the filters on <paramref name="snapshot"/>, also after one failed, and scores it.</summary>
    /// <remarks>
    /// A rule that asks for nothing (0, 100, empty) makes no check and needs no input, and a weight of 0 neither. What
    /// is asked for and not known fails with a check without value. When a filter that needs no candle failed (trading,
    /// volume, trades, spread) nothing dearer is measured: the verdict is not complete and has no other checks.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// The parts of the snapshot are of different instruments, the daily candles are not daily, or the reference is not
    /// the regime's symbol or, where correlation has a weight, not of the level timeframe.
    /// </exception>
    public static ScanVerdict Assess(SymbolSnapshot snapshot, ScanRules rules)
    {
        RefuseMixedParts(snapshot);

        FilterTrail trail = new();
        TickerFilters.Add(trail, snapshot, rules);
        bool isComplete = trail.Passed;
        decimal score = 0m;
        if (isComplete)
        {
            ScanMetrics metrics = ScanMetrics.Of(snapshot, rules);
            CandleFilters.Add(trail, snapshot, metrics, rules);
            score = ScanScore.Add(trail, snapshot, metrics, rules);
        }

        return new ScanVerdict(snapshot.Instrument.Symbol, trail.Passed, trail.Reason, score, trail.Checks)
        {
            IsComplete = isComplete,
        };
    }

    /// <summary>
    /// Whether nothing but the order book, which was not fetched, stands against the instrument: fetch it and assess
    /// again.
    /// </summary>
    public static bool NeedsDepth(ScanVerdict verdict, ScanRules rules)
    {
        bool isMissing = false;
        foreach (Check check in verdict.Checks)
        {
            if (check is { Passed: false, Name: not CandleFilters.DepthCheck } or { Passed: false, Value: not null })
            {
                return false;
            }

            isMissing |= !check.Passed;
        }

        return isMissing && rules.MinDepthQuote > 0m;
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

    private static void RefuseMixedParts(SymbolSnapshot snapshot)
    {
        Symbol symbol = snapshot.Instrument.Symbol;
        bool isMixed = (snapshot.Ticker is { } ticker && ticker.Symbol != symbol)
            || (snapshot.Book is { } top && top.Symbol != symbol)
            || (snapshot.LevelCandles is { } level && level.Symbol != symbol)
            || (snapshot.SignalCandles is { } signal && signal.Symbol != symbol)
            || (snapshot.DailyCandles is { } daily && daily.Symbol != symbol)
            || (snapshot.Depth is { } depth && depth.Symbol != symbol);
        if (isMixed)
        {
            throw new ArgumentException($"The snapshot of {symbol} has parts of others.", nameof(snapshot));
        }

        if (snapshot.DailyCandles is { Timeframe: not Timeframe.D1 and Timeframe timeframe })
        {
            throw new ArgumentException($"Candles of {timeframe} do not tell the days.", nameof(snapshot));
        }
    }
}
