using Breakwater.Pipeline.Engine;

namespace Breakwater.Functions.Options;

/// <summary>Section <c>Bot</c>: what this deployment runs. Checked before it is bound, as all settings are.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Partition of all rows; 1 to 32 of a-z, 0-9 and hyphen.</summary>
    public required string Name { get; init; }

    /// <summary>Paper, or Live with what <see cref="LiveOptions"/> and <see cref="KeyOptions"/> take.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>A file name in <c>presets</c>, without its extension.</summary>
    public required string Preset { get; init; }

    /// <summary>What the paper account begins with, quote currency; 10 to 100,000,000. Not used live.</summary>
    public required decimal PaperStartingBalance { get; init; }

    /// <summary>False sends the stop after the entry also where the venue takes both in one request.</summary>
    public bool ProtectsInOneRequest { get; init; } = true;
}
