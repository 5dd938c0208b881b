using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Presets;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>A preset file, read as strictly as the Function App reads it.</summary>
internal sealed record BacktestPreset(Preset Preset, string Version)
{
    private const string Schema = "preset.schema";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Every preset of the repository, by name.</summary>
    public static IReadOnlyList<BacktestPreset> All() => [.. Files().Select(Load)];

    /// <summary>A preset by its name in the repository, or by the path of its file.</summary>
    /// <exception cref="CliException">There is none, or its rules do not hold.</exception>
    public static BacktestPreset Find(string nameOrFile) =>
        File.Exists(nameOrFile)
            ? Load(nameOrFile)
            : Files().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == nameOrFile) is string found
                ? Load(found)
                : throw new CliException(
                    $"--preset {nameOrFile}: no such preset or file; there are "
                    + $"{string.Join(", ", Files().Select(Path.GetFileNameWithoutExtension))}.");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Repository.In("presets"), "*.json")
        .Where(file => Path.GetFileNameWithoutExtension(file) != Schema)
        .Order(StringComparer.Ordinal);

    private static BacktestPreset Load(string path)
    {
        byte[] text = File.ReadAllBytes(path);
        try
        {
            Preset preset = JsonSerializer.Deserialize<Preset>(text, Options)
                ?? throw new CliException($"{Path.GetFileName(path)} holds null.");
            IReadOnlyList<string> breaks = PresetRules.Check(preset);

            return breaks.Count == 0
                ? new BacktestPreset(preset, Convert.ToHexStringLower(SHA256.HashData(text))[..8])
                : throw new CliException($"{Path.GetFileName(path)}: its rules do not hold.", breaks);
        }
        catch (JsonException problem)
        {
            throw new CliException(
                $"{Path.GetFileName(path)}, line {problem.LineNumber + 1}, "
                + $"column {problem.BytePositionInLine + 1}: {problem.Message}",
                problem);
        }
    }
}
