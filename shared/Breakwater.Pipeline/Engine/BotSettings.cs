using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>What this deployment runs.</summary>
/// <param name="Bot">Its name: the partition of all its rows.</param>
/// <param name="Mode">Paper unless told otherwise twice.</param>
/// <param name="Deployed">The deployment's own rules; <see cref="PresetDesk"/> knows those in force.</param>
/// <param name="StartEquity">
/// Equity that a paper ledger begins with, quote currency. A live one begins with what the account holds.
/// </param>
public sealed record BotSettings(string Bot, TradingMode Mode, ActivePreset Deployed, decimal StartEquity)
{
    /// <summary>Where its rows are.</summary>
    public Places Places => new(Bot, Mode);

    /// <summary>Which exchange, in a word or two.</summary>
    public string Venue { get; init; } = "none";

    /// <summary>Whether an entry and its stop are sent in one request where the venue takes such lists.</summary>
    public bool ProtectsInOneRequest { get; init; } = true;

    /// <summary>What holds for real money only.</summary>
    public LiveTerms Live { get; init; } = new(null, Bot, null);

    /// <summary>What all rules count in: it decides what the ledger means, so no choice of rules changes it.</summary>
    public string QuoteAsset => Deployed.Preset.Scan.QuoteAsset;
}

/// <summary>The terms of live trading.</summary>
/// <param name="Capital">The most of the account that the bot is entrusted with, quote currency; null is all.</param>
/// <param name="EvidenceFrom">The bot whose paper ledger must have earned it.</param>
/// <param name="EvidenceWaived">Why no evidence is asked for; null when it is.</param>
public sealed record LiveTerms(decimal? Capital, string EvidenceFrom, string? EvidenceWaived);

/// <summary>Whose money is traded. Zero is nobody's.</summary>
public enum TradingMode
{
    /// <summary>Simulated fills against real prices.</summary>
    Paper = 0,

    /// <summary>Real orders.</summary>
    Live = 1,
}
