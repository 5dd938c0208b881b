using System.Globalization;
using System.Text.Json.Nodes;
using Breakwater.Domain.Presets;

namespace Breakwater.Presets.Tests;

/// <summary>The schema and the records know the same fields.</summary>
public sealed class SchemaFieldTests
{
    private static readonly Dictionary<string, SchemaField> Schema = SchemaField.All.ToDictionary(field => field.Path);

    [Fact]
    public void Schema_HasExactlyTheFieldsOfTheRecords() => Assert.Equal(
        RecordField.All.Select(field => field.Path).Order(StringComparer.Ordinal),
        SchemaField.All.Select(field => field.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Schema_HasMoreThanAHundredFields() => Assert.InRange(SchemaField.All.Count, 130, 200);

    [Fact]
    public void Fields_AllHaveATitleADescriptionAndAUnit() => Assert.All(
        SchemaField.All,
        field => Assert.All(
            ["title", "description", "x-unit"],
            keyword => Assert.False(string.IsNullOrWhiteSpace(field.Text(keyword)), $"{field.Path} has no {keyword}")));

    [Fact]
    public void Fields_HaveTheTypesOfTheRecords() => Assert.All(
        RecordField.All,
        field => Assert.Equal((field.Path, JsonType(field)), (field.Path, Schema[field.Path].Types[0])));

    [Fact]
    public void Fields_AreNullableWhereTheRecordsAre() => Assert.All(
        RecordField.All,
        field => Assert.Equal(
            (field.Path, Nullable.GetUnderlyingType(field.Property.PropertyType) is not null),
            (field.Path, Schema[field.Path].Types.Contains("null"))));

    [Fact]
    public void Choices_AreTheMembersOfTheEnum() => Assert.All(
        RecordField.All.Where(field => field.Kind.IsEnum),
        field =>
        {
            JsonObject schema = Schema[field.Path].Schema;
            JsonNode choices = (field.IsList ? schema["items"]!["enum"] : schema["enum"])!;
            Assert.Equal(
                Enum.GetNames(field.Kind).Where(name => name != "None"),
                choices.AsArray().Select(choice => choice!.ToString()));
        });

    [Fact]
    public void Numbers_AllHaveARange() => Assert.All(
        SchemaField.All.Where(field => field.IsNumber),
        field => Assert.True(
            decimal.Parse(field.Text("minimum"), CultureInfo.InvariantCulture)
                < decimal.Parse(field.Text("maximum"), CultureInfo.InvariantCulture),
            field.Path));

    [Fact]
    public void Defaults_AreTheValuesOfBreakoutV1()
    {
        JsonObject preset = PresetTexts.Read("breakout_v1");
        Assert.All(
            SchemaField.All.Where(field => field.Path is not ("$schema" or "name" or "description")
                && !field.Path.Contains("[]", StringComparison.Ordinal)
                && !field.Path.StartsWith("scan.movers", StringComparison.Ordinal)),
            field =>
            {
                JsonNode? value = field.Path.Split('.').Aggregate((JsonNode?)preset, (node, name) => node![name]);
                Assert.True(JsonNode.DeepEquals(value, field.Schema["default"]), field.Path);
            });
    }

    [Fact]
    public void Sections_AllRequireTheirFieldsAndTakeNoOthers()
    {
        JsonNode root = JsonNode.Parse(File.ReadAllText(PresetTexts.SchemaPath))!;
        JsonObject[] sections = [.. Sections(root)];

        Assert.Equal(RecordField.Records(typeof(Preset)).Count(), sections.Length);
        Assert.All(
            sections,
            section =>
            {
                Assert.False(section["additionalProperties"]!.GetValue<bool>());
                Assert.Equal(
                    section["properties"]!.AsObject().Select(field => field.Key).Where(name => name != "$schema"),
                    section["required"]!.AsArray().Select(name => name!.ToString()));
            });
    }

    private static IEnumerable<JsonObject> Sections(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(field => Sections(field.Value))
            .Concat(one["properties"] is JsonObject && one["type"]?.ToString() == "object" ? [one] : []),
        JsonArray many => many.SelectMany(Sections),
        _ => [],
    };

    private static string JsonType(RecordField field) => field switch
    {
        { IsList: true } => "array",
        { Kind.IsEnum: true } => "string",
        _ when field.Kind == typeof(int) => "integer",
        _ when field.Kind == typeof(decimal) => "number",
        _ when field.Kind == typeof(bool) => "boolean",
        _ when field.Kind == typeof(string) || field.Kind == typeof(TimeOnly) => "string",
        _ => field.Kind.Name,
    };
}
