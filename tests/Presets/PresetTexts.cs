using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Breakwater.Domain.Presets;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit.Local;

namespace Breakwater.Presets.Tests;

/// <summary>Presets as JSON that a test may edit.</summary>
internal static partial class PresetTexts
{
    public static string Folder { get; } = RepositoryRoot.Combine("presets");

    public static string SchemaPath { get; } = Path.Combine(Folder, "preset.schema.json");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Folder, "*.json")
            .Where(file => file != SchemaPath)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    /// <summary>breakout_v1 with every optional part present, so that each field can be reached.</summary>
    public static JsonObject Full()
    {
        JsonObject root = Read("breakout_v1");
        Set(root, "scan.movers", """{ "side": "Gainers", "minChangePercent": 5, "top": 30 }""");
        Set(root, "signal.soft.minSlopePercent", "0.1");
        Set(
            root,
            "risk.blackouts",
            """[{ "days": ["Friday"], "from": "12:00:00", "until": "14:00:00", "reason": "figures" }]""");

        return root;
    }

    /// <summary>Writes a value at a path such as <c>exits.targets[0].r</c>.</summary>
    public static void Set(JsonObject root, string path, string json)
    {
        (JsonNode parent, string? name, int index) = Find(root, path);
        if (name is null)
        {
            parent.AsArray()[index] = JsonNode.Parse(json);
        }
        else
        {
            parent.AsObject()[name] = JsonNode.Parse(json);
        }
    }

    public static void Remove(JsonObject root, string path)
    {
        (JsonNode parent, string? name, _) = Find(root, path);
        parent.AsObject().Remove(name!);
    }

    public static Preset Parse(JsonNode root) => root.Deserialize<Preset>(PipelineJson.Options)!;

    /// <summary>What the rules say about breakout_v1 with this one value.</summary>
    public static IReadOnlyList<string> CheckWith(string path, string json)
    {
        JsonObject root = Full();
        Set(root, path, json);

        return PresetRules.Check(Parse(root));
    }

    private static (JsonNode Parent, string? Name, int Index) Find(JsonObject root, string path)
    {
        JsonNode node = root;
        Match[] steps = [.. Step().Matches(path).Cast<Match>()];
        foreach (Match step in steps[..^1])
        {
            node = step.Groups["index"] is { Success: true, Value: string place }
                ? node[int.Parse(place, null)]!
                : node[step.Groups["name"].Value]!;
        }

        return steps[^1].Groups["index"] is { Success: true, Value: string last }
            ? (node, null, int.Parse(last, null))
            : (node, steps[^1].Groups["name"].Value, -1);
    }

    [GeneratedRegex(@"\[(?<index>\d+)\]|(?<name>[^.\[\]]+)")]
    private static partial Regex Step();
}
