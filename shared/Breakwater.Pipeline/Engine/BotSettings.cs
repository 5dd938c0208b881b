using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>What this deployment runs.</summary>
/// <param name="Bot">Its name: the partition of all its rows.</param>
/// <param name="Mode">Paper unless told otherwise twice.</param>
/// <param name="Preset">The rules in force.</param>
/// <param name="PresetVersion">Changes with any rule; stored on each trade.</param>
/// <param name="StartEquity">Equity that the ledger begins with, quote currency.</param>
public sealed record BotSettings(
    string Bot, TradingMode Mode, Preset Preset, string PresetVersion, decimal StartEquity)
{
    /// <summary>Where its rows are.</summary>
    public Places Places { get; } = new(Bot);

    /// <summary>Name and version of the rules, as stored on trades.</summary>
    public string PresetId => $"{Preset.Name}@{PresetVersion}";
}

/// <summary>Whose money is traded. Zero is nobody's.</summary>
public enum TradingMode
{
    /// <summary>Simulated fills against real prices.</summary>
    Paper = 0,

    /// <summary>Real orders.</summary>
    Live = 1,
}
