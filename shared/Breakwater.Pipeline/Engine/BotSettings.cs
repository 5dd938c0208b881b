using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>What this deployment runs.</summary>
/// <param name="Bot">Its name: the partition of all its rows.</param>
/// <param name="Mode">Paper unless told otherwise twice.</param>
/// <param name="Deployed">The deployment's own rules; <see cref="PresetDesk"/> knows those in force.</param>
/// <param name="StartEquity">Equity that the ledger begins with, quote currency.</param>
public sealed record BotSettings(string Bot, TradingMode Mode, ActivePreset Deployed, decimal StartEquity)
{
    /// <summary>Where its rows are.</summary>
    public Places Places { get; } = new(Bot);

    /// <summary>Whether live trading needs evidence from paper trading first.</summary>
    public bool NeedsEvidence { get; init; } = true;

    /// <summary>What all rules count in: it decides what the ledger means, so no choice of rules changes it.</summary>
    public string QuoteAsset => Deployed.Preset.Scan.QuoteAsset;
}

/// <summary>Whose money is traded. Zero is nobody's.</summary>
public enum TradingMode
{
    /// <summary>Simulated fills against real prices.</summary>
    Paper = 0,

    /// <summary>Real orders.</summary>
    Live = 1,
}
