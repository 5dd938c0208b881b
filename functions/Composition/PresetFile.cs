using Breakwater.Pipeline.Engine;

namespace Breakwater.Functions.Composition;

/// <summary>The presets that are deployed with the app.</summary>
public static class PresetFile
{
    /// <summary>Where the app's own presets are.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "presets");

    /// <summary>The presets that a folder holds.</summary>
    public static IReadOnlyList<string> Names(string folder) => Directory.Exists(folder)
        ? [
            .. Directory.GetFiles(folder, "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => !name.Contains('.', StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    /// <summary>Reads NAME.json.</summary>
    /// <exception cref="InvalidDataException">There is no such preset, it is no JSON, or its rules do not
    /// hold.</exception>
    public static ActivePreset Load(string folder, string name)
    {
        string path = Path.Combine(folder, $"{name}.json");
        if (!File.Exists(path))
        {
            throw new InvalidDataException(
                $"There is no preset {name}; there are: {string.Join(", ", Names(folder))}.");
        }

        PresetReading reading = PresetText.Read(File.ReadAllBytes(path));

        return reading.Preset ?? throw new InvalidDataException(
            reading.JsonError is { } error
                ? $"{path}, {error}"
                : $"Preset {name}: {string.Join("; ", reading.Breaks)}.");
    }
}
