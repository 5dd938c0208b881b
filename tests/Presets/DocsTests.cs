using System.Text;
using System.Text.Json.Nodes;
using Breakwater.TestKit.Local;

namespace Breakwater.Presets.Tests;

/// <summary>docs/PRESETS.md is what the schema and the presets say.</summary>
public sealed class DocsTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Combine("docs/PRESETS.md"));

    [Fact]
    public void Docs_TableOfPresets_IsWhatThePresetsSay() => AssertBlock("presets", PresetTable());

    [Fact]
    public void Docs_TablesOfFields_AreWhatTheSchemaSays() => AssertBlock("fields", FieldTables());

    private static void AssertBlock(string name, string expected)
    {
        string start = $"<!-- {name}: from the schema and the files; a test compares -->\n";
        string end = $"<!-- /{name} -->";
        int from = Text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        int until = Text.IndexOf(end, StringComparison.Ordinal);
        string found = from >= start.Length && until >= from ? Text[from..until] : string.Empty;
        Assert.True(found == expected, $"The block '{name}' of docs/PRESETS.md should be:\n{start}{expected}{end}\n");
    }

    private static string PresetTable()
    {
        StringBuilder table = new("| preset | candles | what it is for |\n|---|---|---|\n");
        foreach (string name in PresetTexts.Names)
        {
            JsonObject preset = PresetTexts.Read(name);
            table.Append(
                null,
                $"| `{name}` | {preset["signalTimeframe"]} / {preset["levelTimeframe"]} | {preset["description"]} |\n");
        }

        return table.ToString();
    }

    private static string FieldTables()
    {
        StringBuilder tables = new();
        foreach (IGrouping<string, SchemaField> section in SchemaField.All.GroupBy(Section))
        {
            tables.Append(null, $"\n### {(section.Key.Length == 0 ? "the preset itself" : $"`{section.Key}`")}\n\n");
            tables.Append("| field | unit | allowed | breakout_v1 | meaning |\n|---|---|---|---|---|\n");
            foreach (SchemaField field in section)
            {
                string name = field.Path[(section.Key.Length == 0 ? 0 : section.Key.Length + 1)..];
                tables.Append(
                    null,
                    $"| `{name}` | {field.Text("x-unit")} | {Allowed(field)} | {Default(field)} "
                    + $"| {field.Text("description")} |\n");
            }
        }

        return tables.Append('\n').ToString();
    }

    private static string Section(SchemaField field) =>
        field.Path.LastIndexOf('.') is >= 0 and int dot ? field.Path[..dot] : string.Empty;

    private static string Allowed(SchemaField field)
    {
        JsonNode? choices = field.Schema["enum"] ?? field.Schema["items"]?["enum"];
        string range = field switch
        {
            { IsNumber: true } => $"{field.Text("minimum")} to {field.Text("maximum")}",
            _ when choices is not null => string.Join(", ", choices.AsArray()),
            _ when field.Text("maxLength").Length > 0 =>
                $"{field.Text("minLength")} to {field.Text("maxLength")} characters",
            _ when field.Text("pattern").Length > 0 => Code(field.Text("pattern")),
            _ when field.Schema["items"]?["pattern"] is JsonNode pattern => Code(pattern.ToString()),
            _ => string.Empty,
        };

        return field.Types.Contains("null") ? $"{range}, null" : range;
    }

    private static string Default(SchemaField field) =>
        !field.Schema.ContainsKey("default") ? string.Empty
        : field.Schema["default"] is JsonArray list ? string.Join(", ", list)
        : field.Schema["default"]?.ToJsonString().Trim('"') ?? "null";

    private static string Code(string pattern) => $"`{pattern.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
