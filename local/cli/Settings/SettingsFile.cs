using System.Text.Json;

namespace Breakwater.Local.Cli.Settings;

/// <summary>A file of settings as the Functions host reads it: an object of texts under <c>Values</c>.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The settings by name.</summary>
    /// <exception cref="CliException">There is no such file, or it is none of settings.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, stop), Lenient);

            return ValuesOf(document.RootElement, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                $"{Repository.Shown(path)} cannot be read ({problem.Message}); "
                + "local.settings.example.json shows what belongs into it.",
                problem);
        }
        catch (JsonException problem)
        {
            throw new CliException($"{Repository.Shown(path)} is no JSON: {problem.Message}", problem);
        }
    }

    private static Dictionary<string, string> ValuesOf(JsonElement root, string path)
    {
        if (root.ValueKind is not JsonValueKind.Object
            || !root.TryGetProperty("Values", out JsonElement values)
            || values.ValueKind is not JsonValueKind.Object)
        {
            throw new CliException($"{Repository.Shown(path)} has no object named Values; settings belong into it.");
        }

        var settings = new Dictionary<string, string>();
        foreach (JsonProperty setting in values.EnumerateObject())
        {
            // It may be a secret: its value is not repeated. Of two with the same name the last one counts.
            settings[setting.Name] = setting.Value.ValueKind is JsonValueKind.String
                ? setting.Value.GetString()!
                : throw new CliException(
                    $"{Repository.Shown(path)}: {setting.Name} is of kind {setting.Value.ValueKind}; "
                    + "allowed: a text in quotes.");
        }

        return settings;
    }
}
