using System.Text.Json.Nodes;

namespace Breakwater.Presets.Tests;

/// <summary>One field of the schema; <c>[]</c> in its path stands for any entry of a list.</summary>
internal sealed record SchemaField(string Path, JsonObject Schema)
{
    public string[] Types => Schema["type"] switch
    {
        JsonArray several => [.. several.Select(type => type!.GetValue<string>())],
        JsonNode one => [one.GetValue<string>()],
        null => [],
    };

    public bool IsNumber => Types.Contains("number") || Types.Contains("integer");

    public string Text(string keyword) => Schema[keyword]?.ToString() ?? string.Empty;

    public static IReadOnlyList<SchemaField> All { get; } =
        [.. Leaves(string.Empty, JsonNode.Parse(File.ReadAllText(PresetTexts.SchemaPath))!.AsObject())];

    private static IEnumerable<SchemaField> Leaves(string path, JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray choices)
        {
            return choices.SelectMany(choice => Leaves(path, choice!.AsObject()));
        }

        if (schema["properties"] is JsonObject properties)
        {
            return properties.SelectMany(field =>
                Leaves(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value!.AsObject()));
        }

        if (schema["items"] is JsonObject items && items["properties"] is not null)
        {
            return Leaves($"{path}[]", items);
        }

        return schema["type"]?.ToString() == "null" ? [] : [new SchemaField(path, schema)];
    }
}
