using System.Security.Cryptography;
using System.Text.Json;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Functions.Composition;

/// <summary>A preset with the version of its text.</summary>
/// <param name="Preset">The rules.</param>
/// <param name="Version">The first eight hex digits of the file's SHA-256.</param>
public sealed record PresetFile(Preset Preset, string Version)
{
    private static readonly JsonSerializerOptions Options = new(PipelineJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Where the app's own presets are.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "presets");

    /// <summary>The presets that a folder holds.</summary>
    public static IReadOnlyList<string> Names(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order()]
        : [];

    /// <summary>Reads NAME.json.</summary>
    /// <exception cref="InvalidDataException">There is no such preset, it is no JSON, or its rules do not
    /// hold.</exception>
    public static PresetFile Load(string folder, string name)
    {
        string path = Path.Combine(folder, $"{name}.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"There is no preset {name}; there are: {string.Join(", ", Names(folder))}.");
        }

        byte[] text = File.ReadAllBytes(path);
        Preset preset = Parse(path, text);
        IReadOnlyList<string> errors = PresetRules.Check(preset);

        return errors.Count == 0
            ? new PresetFile(preset, Convert.ToHexStringLower(SHA256.HashData(text))[..8])
            : throw new InvalidDataException($"Preset {name}: {string.Join("; ", errors)}.");
    }

    private static Preset Parse(string path, byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<Preset>(text, Options)
                ?? throw new InvalidDataException($"{path} holds null.");
        }
        catch (JsonException error)
        {
            string place = $"line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}";

            throw new InvalidDataException($"{path}, {place}: {error.Message}", error);
        }
    }
}
