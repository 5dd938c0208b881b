using Breakwater.Backtesting.History;
using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;

namespace Breakwater.Backtesting;

/// <summary>What is to be tested on what.</summary>
/// <param name="Preset">The rules.</param>
/// <param name="PresetVersion">Changes with any rule; part of every signal's id.</param>
/// <param name="Histories">The markets, each symbol once, all with candles of the same length.</param>
public sealed record BacktestRequest(Preset Preset, string PresetVersion, IReadOnlyList<CandleHistory> Histories)
{
    /// <summary>
    /// Nothing is decided before; null for as late as the longest history of the preset needs, counted from the first
    /// candle of all.
    /// </summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end; null for the last candle of all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Equity at the start, quote currency.</summary>
    public decimal StartEquity { get; init; } = 10_000m;

    /// <summary>What the operator allows during the whole test.</summary>
    public TradingState State { get; init; } = TradingState.Active;

    /// <summary>What candles do not say.</summary>
    public BacktestAssumptions Assumptions { get; init; } = new();

    /// <summary>Also sees every decision; null for none.</summary>
    public IBacktestObserver? Observer { get; init; }

    /// <summary>Told once for each simulated day which share of the time is done, 0 to 1; null for none.</summary>
    public IProgress<double>? Progress { get; init; }
}
