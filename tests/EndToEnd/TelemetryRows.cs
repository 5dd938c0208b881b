using System.Text.Json;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The telemetry of a run, as it was written: one row a line.</summary>
internal sealed class TelemetryRows(IReadOnlyList<JsonElement> rows)
{
    public IReadOnlyList<JsonElement> All => rows;

    public static TelemetryRows Read(string file) => new(
        [.. File.ReadLines(file).Where(line => line.EndsWith('}')).Select(line => JsonElement.Parse(line))]);

    public IEnumerable<JsonElement> Of(string table) => rows.Where(row => Column(row, "Table") == table);

    /// <summary>A column as text; null when the row has none.</summary>
    public static string? Column(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) ? value.ToString() : null;

    /// <summary>A property as text; null when the row has none.</summary>
    public static string? Property(JsonElement row, string name) => Column(row.GetProperty("Properties"), name);
}
