using System.Text.Json.Serialization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Presets;

/// <summary>A complete set of rules under one name.</summary>
/// <param name="Name">Lower case with underscores.</param>
/// <param name="Description">What it is for, one sentence.</param>
/// <param name="SignalTimeframe">The candles that break out; a scan runs at each close.</param>
/// <param name="LevelTimeframe">The candles that levels and ATR come from.</param>
/// <param name="HistoryCandles">How many candles of each timeframe are fetched.</param>
/// <param name="Scan">Which instruments.</param>
/// <param name="Levels">Which levels.</param>
/// <param name="Signal">Which breakouts.</param>
/// <param name="Risk">How much.</param>
/// <param name="Exits">When out.</param>
/// <param name="Execution">How large entries are bought.</param>
public sealed record Preset(
    string Name,
    string Description,
    Timeframe SignalTimeframe,
    Timeframe LevelTimeframe,
    int HistoryCandles,
    ScanRules Scan,
    LevelRules Levels,
    SignalRules Signal,
    RiskRules Risk,
    ExitRules Exits,
    ExecutionRules Execution)
{
    /// <summary>Where an editor finds the schema of the file; no rule reads it.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}
