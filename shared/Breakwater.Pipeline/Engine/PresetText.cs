using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Reads rules from JSON text, strictly: a misspelt or missing field is an error, not a default.</summary>
public static class PresetText
{
    // As strict as the schema that editors go by: no other spelling, no number in quotes, nothing twice.
    private static readonly JsonSerializerOptions Options = new(PipelineJson.Options)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    // A field that is null is said to be null, because a missing one is an error.
    private static readonly JsonSerializerOptions Whole = new(Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        WriteIndented = true,
    };

    /// <summary>The rules in <paramref name="text"/>, or all that is wrong with them.</summary>
    public static PresetReading Read(ReadOnlySpan<byte> text)
    {
        try
        {
            if (JsonSerializer.Deserialize<Preset>(text, Options) is not { } preset)
            {
                return new PresetReading(null, "It holds null.", []);
            }

            IReadOnlyList<string> breaks = PresetRules.Check(preset);

            return breaks.Count == 0
                ? new PresetReading(new ActivePreset(preset, VersionOf(text)), null, [])
                : new PresetReading(null, null, breaks);
        }
        catch (JsonException error)
        {
            string place = $"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}";

            return new PresetReading(null, $"{place}: {error.Message}", []);
        }
    }

    /// <summary>The rules as JSON text that <see cref="Read"/> takes.</summary>
    public static string Write(Preset preset) => JsonSerializer.Serialize(preset, Whole);

    private static string VersionOf(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text))[..8];
}

/// <summary>What came of reading rules.</summary>
/// <param name="Preset">The rules with the first eight hex digits of their text's SHA-256; null when there is an
/// error.</param>
/// <param name="JsonError">Why it is not the JSON of a preset, with line and column; null when it is.</param>
/// <param name="Breaks">One sentence for each rule that does not hold.</param>
public sealed record PresetReading(ActivePreset? Preset, string? JsonError, IReadOnlyList<string> Breaks)
{
    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<string> Errors => JsonError is null ? Breaks : [JsonError];
}
