using System.ComponentModel.DataAnnotations;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Functions.Options;

/// <summary>Section <c>Bot</c>: what this deployment runs.</summary>
public sealed class BotOptions
{
    public const string Section = "Bot";

    /// <summary>Partition of all rows; letters, digits and hyphens.</summary>
    [Required]
    [RegularExpression("^[a-z0-9-]{1,32}$", ErrorMessage = "Bot:Name takes 1 to 32 of a-z, 0-9 and hyphen.")]
    public required string Name { get; init; }

    /// <summary>Paper, or Live once the exchange keys are there.</summary>
    [Required]
    public required TradingMode? Mode { get; init; }

    /// <summary>A file name in <c>presets</c>, without its extension.</summary>
    [Required]
    [RegularExpression("^[a-z0-9_]{1,64}$", ErrorMessage = "Bot:Preset takes 1 to 64 of a-z, 0-9 and underscore.")]
    public required string Preset { get; init; }

    /// <summary>What the paper account begins with, quote currency.</summary>
    [Range(typeof(decimal), "10", "100000000", ParseLimitsInInvariantCulture = true)]
    public required decimal PaperStartingBalance { get; init; }
}
