using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Reports;

/// <summary>How many candles came how far, and what stopped the others.</summary>
/// <param name="Counts">Stage by stage.</param>
/// <param name="FirstBlockers">The first thing that stood against it, by stage, most frequent first.</param>
/// <param name="NearestMisses">For each check the failure that was nearest to passing, nearest first; a threshold of
/// zero has no distance and is left out.</param>
public sealed record FunnelReport(
    FunnelCounts Counts, IReadOnlyList<Blocker> FirstBlockers, IReadOnlyList<NearestMiss> NearestMisses);

/// <summary>How many symbol candles reached each stage.</summary>
/// <param name="Candles">Closed signal candles of all symbols.</param>
/// <param name="Universe">Of them, those that the universe lets be scanned.</param>
/// <param name="Held">Of those, not looked at because the symbol was held.</param>
/// <param name="Passed">Passed every filter of the scan.</param>
/// <param name="Candidates">The best of each scan, looked at for a breakout.</param>
/// <param name="Signals">Breakouts.</param>
/// <param name="Approved">Entries that risk allowed.</param>
/// <param name="Filled">Entries that were filled, in whole or in part.</param>
public sealed record FunnelCounts(
    long Candles, long Universe, long Held, long Passed, long Candidates, long Signals, long Approved, long Filled);

/// <summary>What stopped some of them.</summary>
/// <param name="Stage">scan, signal, risk or execution.</param>
/// <param name="Reason">The stage's reason.</param>
/// <param name="Count">How many.</param>
public sealed record Blocker(string Stage, string Reason, long Count);

/// <summary>The failure of a check that was nearest to passing.</summary>
/// <param name="Stage">scan, signal or risk.</param>
/// <param name="Check">The check's name.</param>
/// <param name="Distance">Distance from the threshold as a share of the threshold.</param>
/// <param name="Symbol">Where.</param>
/// <param name="At">When.</param>
/// <param name="Numbers">What was measured and what it was compared with.</param>
public sealed record NearestMiss(
    string Stage, string Check, double Distance, Symbol Symbol, DateTimeOffset At, MissedNumbers Numbers);

/// <summary>The numbers of a check.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Threshold">What it was compared with.</param>
public readonly record struct MissedNumbers(decimal Value, decimal Threshold);
