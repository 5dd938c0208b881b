using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Engine;

namespace Breakwater.Local.Cli.Presets;

/// <summary>Preset files by path or by name.</summary>
internal static class PresetFiles
{
    private const string SchemaEnding = ".schema.json";

    private static string Folder => Path.Combine(Repository.Root, "presets");

    /// <summary>The files of this repository, by name.</summary>
    public static string[] All() =>
    [
        .. Directory.GetFiles(Folder, "*.json")
            .Where(file => !file.EndsWith(SchemaEnding, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The preset of a file or name.</summary>
    /// <exception cref="CliException">There is none, or it is not valid.</exception>
    public static async Task<Preset> ReadAsync(string fileOrName, CancellationToken cancellationToken)
    {
        PresetReading reading = await TryReadAsync(fileOrName, cancellationToken);

        return reading.Preset?.Preset ?? throw new CliException($"{fileOrName} is no valid preset.", reading.Errors);
    }

    /// <summary>What is in a file or in the preset of that name.</summary>
    /// <exception cref="CliException">There is no such file or preset.</exception>
    public static async Task<PresetReading> TryReadAsync(string fileOrName, CancellationToken cancellationToken)
    {
        string named = Path.Combine(Folder, $"{fileOrName}.json");
        string path = File.Exists(fileOrName) || !File.Exists(named) ? fileOrName : named;

        return File.Exists(path)
            ? PresetText.Read(await File.ReadAllBytesAsync(path, cancellationToken))
            : throw CliException.Usage($"There is no file or preset {fileOrName}; bw preset list shows the presets.");
    }
}
